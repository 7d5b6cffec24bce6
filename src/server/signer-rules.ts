import type {Draft} from '../request/draft.js';
import {RefusedError} from '../request/errors.js';
import type {Rule} from '../request/rules.js';
import type {Collection} from '../request/terms.js';
import {holdsCardNumber} from './card-in-text.js';

/** An agent who is signed in on the vault's own origin. */
export interface SignedInAgent {
  /** The host's own name for them: 1 to 128 characters without spaces. */
  readonly id: string;
  /** What people call them. */
  readonly name: string;
}

/**
 * The most that may be asked for, in minor units: one number for whatever currency; or by currency, where one that is not
 * named may not be asked for at all; or a function of agent and currency (`undefined`: not at all; `Infinity`: any
 * amount).
 */
export type Ceiling =
  | number
  | Readonly<Record<string, number>>
  | ((asked: {readonly agent: string; readonly currency: string}) => number | undefined | Promise<number | undefined>);

/** The longest times that may be asked for, in milliseconds, where they are shorter than the library's own limits. */
export interface Caps {
  readonly holdMs?: number;
  readonly answerWithinMs?: number;
}

/** Who may ask where. */
export type MayAsk = (asked: {readonly agent: string; readonly conversation: string}) => boolean | Promise<boolean>;

/** What a signer signs, and what not. */
export interface SignerRules {
  readonly mayAsk: MayAsk;
  readonly ceiling: Ceiling;
  readonly caps?: Caps;
}

/**
 * Holds a draft against the signer's rules.
 *
 * @throws {RefusedError} With the first rule that it breaks.
 */
export async function checkDraft(
  draft: Draft,
  agent: SignedInAgent,
  rules: SignerRules & {
    /** What may be signed for; `reveal` alone by default. */ readonly collections?: readonly Collection[];
  },
): Promise<void> {
  const {conversation, order, collection, holdMs, answerWithinMs} = draft;
  if (draft.agent !== agent.id) throw new RefusedError('wrong-agent');
  demand((rules.collections ?? ['reveal']).includes(collection), 'wrong-collection');
  demand((await rules.mayAsk({agent: agent.id, conversation})) === true, 'not-in-conversation');
  const {holdMs: maxHold = Infinity, answerWithinMs: maxAnswer = Infinity} = rules.caps ?? {};
  demand(holdMs <= maxHold, 'terms-invalid', `a hold of ${holdMs} ms; this signer allows ${maxHold} ms`);
  demand(answerWithinMs <= maxAnswer, 'terms-invalid', `${answerWithinMs} ms for an answer; at most ${maxAnswer} ms`);
  const {minorUnits, currency} = order.amount;
  const most = await ceilingOf(rules.ceiling, agent.id, currency);
  demand(most !== undefined && minorUnits <= most, 'over-ceiling');
  demand(!holdsCardNumber(order), 'card-number-in-text');
}

function ceilingOf(ceiling: Ceiling, agent: string, currency: string) {
  if (typeof ceiling === 'function') return ceiling({agent, currency});
  if (typeof ceiling === 'number') return ceiling;
  return Object.hasOwn(ceiling, currency) ? ceiling[currency] : undefined;
}

function demand(holds: boolean, rule: Rule, message?: string): void {
  if (!holds) throw new RefusedError(rule, message);
}
