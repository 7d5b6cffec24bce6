import type {DeliveryFact, DeliveryReport, Handover} from './messenger.js';

/** What a status of a provider means: nothing new, or a fact, with the reason where it is a bad one. */
export interface StatusMeaning {
  readonly fact?: DeliveryFact;
  /** One plain sentence. */
  readonly words: string;
}

/** A provider's codes in plain words. Looked up as a `Map`, so that no name of `Object.prototype` is ever a code. */
export type Words = ReadonlyMap<string, string>;

/** Makes a table of codes in plain words. */
export function wordsOf(table: Readonly<Record<string | number, string>>): Words {
  return new Map(Object.entries(table));
}

/** A code from a provider, fit to be shown and kept: short, and of harmless characters. */
export function safeCode(code: string | number | null | undefined): string | undefined {
  return code === undefined || code === null || !/^[\w.-]{1,40}$/.test(String(code)) ? undefined : String(code);
}

/**
 * The plain words for a provider's code. The provider's own text is never passed on: it may quote the number or the
 * message.
 */
export function explain(words: Words, code: string | number | null | undefined, otherwise: string): string {
  const known = words.get(String(code));
  if (known) return known;
  const safe = safeCode(code);
  return safe ? `${otherwise} (code ${safe}).` : `${otherwise}.`;
}

/** A refusal of a message in plain words. */
export function refusal(words: Words, code: string | number | null | undefined): Handover {
  return {
    accepted: false,
    code: safeCode(code) ?? 'unknown',
    reason: explain(words, code, 'The messaging service refused the message'),
  };
}

/** The part of a report that says why a message was not delivered. */
export function failure(
  words: Words,
  code: string | number | null | undefined,
): Pick<DeliveryReport, 'code' | 'reason'> {
  const safe = safeCode(code);
  return {...(safe && {code: safe}), reason: explain(words, code, 'The message could not be delivered')};
}
