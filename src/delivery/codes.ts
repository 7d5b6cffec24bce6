import type {UndeliveredReason} from '../request/undelivered.js';
import type {DeliveryFact, DeliveryReport, Handover} from './messenger.js';

/** Why a message was not delivered. */
export interface Why {
  readonly reason: UndeliveredReason;
  /** One plain sentence. */
  readonly words: string;
}

/** What a status of a provider means: nothing new, or a fact, with the reason where it is a bad one. */
export interface StatusMeaning {
  readonly fact?: DeliveryFact;
  readonly reason?: UndeliveredReason;
  /** One plain sentence. */
  readonly words: string;
}

/** What a provider's codes mean. Looked up as a `Map`, so that no name of `Object.prototype` is ever a code. */
export type Reasons = ReadonlyMap<string, Why>;

/** Makes a table of codes: by reason, each code with its plain sentence. */
export function reasonsOf(table: {readonly [R in UndeliveredReason]?: Readonly<Record<string, string>>}): Reasons {
  const reasons = Object.entries(table) as [UndeliveredReason, Readonly<Record<string, string>>][];
  return new Map(
    reasons.flatMap(([reason, codes]) =>
      Object.entries(codes).map(([code, words]): [string, Why] => [code, {reason, words}]),
    ),
  );
}

/** A code from a provider, fit to be shown and kept: short, and of harmless characters. */
function safeCode(code: string | number | null | undefined): string | undefined {
  return code === undefined || code === null || !/^[\w.-]{1,40}$/.test(String(code)) ? undefined : String(code);
}

/**
 * What a provider's code means. The provider's own text is never passed on: it may quote the number or the message.
 */
function explain(reasons: Reasons, code: string | number | null | undefined, otherwise: string): Why {
  const known = reasons.get(String(code));
  if (known) return known;
  const safe = safeCode(code);
  return {reason: 'other', words: safe ? `${otherwise} (code ${safe}).` : `${otherwise}.`};
}

/** A refusal of a message, with its reason. */
export function refusal(reasons: Reasons, code: string | number | null | undefined): Handover {
  return {
    accepted: false,
    code: safeCode(code) ?? 'unknown',
    ...explain(reasons, code, 'The messaging service refused the message'),
  };
}

/** The part of a report that says why a message was not delivered. */
export function failure(
  reasons: Reasons,
  code: string | number | null | undefined,
): Pick<DeliveryReport, 'code' | 'reason' | 'words'> {
  const safe = safeCode(code);
  return {...(safe && {code: safe}), ...explain(reasons, code, 'The message could not be delivered')};
}
