import * as v from 'valibot';

import {draftSchema, type Draft} from '../../request/draft.js';
import type {Money} from '../../request/money.js';
import type {OrderLine} from '../../request/order.js';
import {MIN_HOLD_MS} from '../../request/limits.js';
import type {Collection} from '../../request/terms.js';
import {plainText} from '../../request/text.js';

/** An order as the host's order system has it. All its amounts are in one currency. */
export interface LinkOrder {
  /** The merchant's own order number. */
  readonly number: string;
  /** What the payment is for; the order and its number when left out. */
  readonly reason?: string;
  /** What is to be paid. */
  readonly amount: Money;
  readonly subtotal?: Money;
  readonly tax?: Money;
  /** At most 50. */
  readonly lines?: readonly OrderLine[];
}

/** What the host has decided. */
export interface LinkSettings {
  readonly conversation: string;
  readonly agent: string;
  readonly collection: Collection;
  readonly answerWithinMinutes: number;
  /** What the payment is for, where the order does not say. */
  readonly reason: string;
}

/** Makes the draft of an order's link. `undefined` when the host has set something that no request can have. */
export function draftOfOrder(order: LinkOrder, settings: LinkSettings): Draft | undefined {
  const {conversation, agent, collection} = settings;
  if (collection === 'reveal') return undefined; // needs the agent's desk in the vault
  const {number, reason = settings.reason, amount, subtotal, tax, lines} = order;
  const draft = v.safeParse(draftSchema, {
    conversation,
    agent,
    order: {
      number: plainText(number),
      reason: plainText(reason),
      amount,
      ...(subtotal && {subtotal}),
      ...(tax && {tax}),
      ...(lines && lines.length > 0 && {lines: lines.map((line) => ({...line, name: plainText(line.name)}))}),
    },
    collection,
    fields: {kinds: ['card'], securityCode: true},
    answerWithinMs: Math.round(settings.answerWithinMinutes * 60) * 1000,
    holdMs: MIN_HOLD_MS, // no agent holds a card
  });
  return draft.success ? draft.output : undefined;
}
