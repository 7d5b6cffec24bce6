import * as v from 'valibot';

import {createFinder} from '../../masking/finder.js';
import {en} from '../../masking/words/en.js';
import {parseAmount, type AmountFault} from '../../request/amount.js';
import {draftSchema, type Draft} from '../../request/draft.js';
import type {RequestId} from '../../request/ids.js';
import {MIN_HOLD_MS} from '../../request/limits.js';
import {MAX_REASON, type Collection} from '../../request/terms.js';
import {countCodePoints, holdsUnsafe, plainText} from '../../request/text.js';

/** What an agent has typed. */
export interface Entry {
  readonly amount: string;
  readonly reason: string;
  /** The request that this one replaces. */
  readonly supersedes?: RequestId;
}

/** What the host has decided. */
export interface EntrySettings {
  readonly conversation: string;
  readonly agent: string;
  readonly collection: Collection;
  readonly currency: string;
  readonly locale: string;
  readonly answerWithinMinutes: number;
  readonly holdMinutes: number;
  readonly giftCards: boolean;
  readonly securityCode: boolean;
}

/** What is wrong with a reason. */
export type ReasonFault = 'empty' | 'too-long' | 'masked' | 'cleaned';

/** What is wrong with an entry. */
export interface Faults {
  readonly amount?: AmountFault;
  readonly reason?: ReasonFault;
  /** The reason as it may be sent, where something in it had to be hidden or left out. */
  readonly changedReason?: string;
  /** The host has set something that no request can have. */
  readonly settings?: true;
}

const masking = /* @__PURE__ */ createFinder([en]);

/**
 * Reads what an agent has typed as a draft. A card number in the reason is hidden, and characters that control, reorder or
 * hide are left out; both count as a fault, so that the agent sees what became of it before it is confirmed.
 */
export function readEntry(
  {amount, reason, supersedes}: Entry,
  settings: EntrySettings,
): {readonly draft: Draft} | Faults {
  const money = parseAmount(amount, settings.currency, settings.locale);
  const text = plainText(reason);
  const masked = masking.maskCardNumbers(text);
  const reasonFault = masked === text ? (faultOfReason(text) ?? (holdsUnsafe(reason) && 'cleaned')) : 'masked';
  if (!money.ok || reasonFault) {
    return {
      ...(!money.ok && {amount: money.fault}),
      ...(reasonFault && {reason: reasonFault}),
      ...((reasonFault === 'masked' || reasonFault === 'cleaned') && {changedReason: masked}),
    };
  }
  const draft = v.safeParse(draftSchema, {
    conversation: settings.conversation,
    agent: settings.agent,
    order: {reason: text, amount: money.money},
    ...(settings.collection === 'reveal' ? revealed(settings) : provided(settings)),
    answerWithinMs: wholeSeconds(settings.answerWithinMinutes),
    ...(supersedes !== undefined && {supersedes}),
  });
  return draft.success ? {draft: draft.output} : {settings: true};
}

function revealed({giftCards, securityCode, holdMinutes}: EntrySettings): Partial<Draft> {
  return {
    collection: 'reveal',
    fields: {kinds: giftCards ? ['card', 'gift-card'] : ['card'], securityCode},
    holdMs: wholeSeconds(holdMinutes),
  };
}

/** The form is the provider's, and no agent holds a card. */
function provided({collection}: EntrySettings): Partial<Draft> {
  return {collection, fields: {kinds: ['card'], securityCode: true}, holdMs: MIN_HOLD_MS};
}

function faultOfReason(text: string): ReasonFault | undefined {
  if (text === '') return 'empty';
  return countCodePoints(text) > MAX_REASON ? 'too-long' : undefined;
}

function wholeSeconds(minutes: number): number {
  return Math.round(minutes * 60) * 1000;
}
