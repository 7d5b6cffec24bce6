import type {Delivery} from '../../src/request/command.js';
import type {Receipt} from '../../src/request/receipt.js';
import type {Order} from '../../src/request/order.js';
import type {Terms} from '../../src/request/terms.js';
import {createId} from '../../src/request/ids.js';
import {AGENT, CUSTOMER, makeRequestCommand} from '../../test/helpers/commands.js';
import {Stage, type Why} from './stage.js';

/** Everywhere that a payment by link can stand. */
export const LINK_STATES = [
  'sending',
  'unsent',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'opened',
  'paying',
  'failed',
  'review',
  'paid',
  'receipt',
  'receipt-undelivered',
  'declined',
  'canceled',
  'expired',
] as const;

/** Where a payment by link stands. */
export type LinkState = (typeof LINK_STATES)[number];

/** An order with everything in it. */
export const ORDER = {
  number: '1042',
  reason: 'Order 1042',
  amount: {minorUnits: 36121, currency: 'USD'},
  subtotal: {minorUnits: 33368, currency: 'USD'},
  tax: {minorUnits: 2753, currency: 'USD'},
  lines: [
    {name: 'Floral Oasis Dress', quantity: 1, amount: {minorUnits: 18900, currency: 'USD'}},
    {name: 'Leather sandals, size 38', quantity: 2, amount: {minorUnits: 14468, currency: 'USD'}},
  ],
} satisfies Order;

const {number: orderNumber, ...order} = ORDER;

/** The receipt of that order. */
export const RECEIPT: Receipt = {
  ...order,
  orderNumber,
  merchantName: 'Oasis Dresses',
  paidAt: Date.UTC(2026, 10, 23, 15, 4),
  request: 'Zm9vYmFyYmF6cXV4',
  reference: '7912345678901234567890',
};

const SMS: Delivery = {channel: 'sms', phone: '+12015550123'};
const WHATSAPP: Delivery = {channel: 'whatsapp', phone: '+12015550123'};
const MINUTE = 60_000;

/** A stage with one request by link that stands somewhere; both sides are up to date. @param why Of what was not delivered. */
export async function linkStage(state: LinkState, why?: Why): Promise<{stage: Stage; request: string}> {
  const stage = await Stage.create();
  return {stage, request: await bringLink(stage, state, why)};
}

/** Makes a request by link that stands somewhere, a minute for each step, and starts the stage. Gives the request's id. */
export async function bringLink(stage: Stage, state: LinkState, why?: Why): Promise<string> {
  const way = WAYS[state];
  const overrides = {collection: 'secure-acceptance-hosted', order: ORDER, answerWithinMs: 60 * MINUTE} as const;
  const delivery = state === 'read' ? WHATSAPP : SMS;
  if (state === 'unsent') return leaveUnsent(stage, overrides, delivery);
  const pastMs = state === 'expired' ? 61 * MINUTE : (way.length + 1) * MINUTE;
  stage.advance(-pastMs);
  const terms = stage.terms(overrides);
  await stage.give(AGENT, terms.conversation, {...(await makeRequestCommand(stage.signer, terms)), delivery});
  for (const step of way) {
    stage.advance(MINUTE);
    await take(stage, terms.id, step, why);
  }
  stage.advance(pastMs - way.length * MINUTE);
  await stage.start();
  return terms.id;
}

type Happening = Parameters<Stage['report']>[1] | 'open' | 'decline' | 'cancel';

const OPENED: Happening[] = ['sent', 'delivered', 'open'];
const PAID: Happening[] = [...OPENED, 'paying', 'paid'];

const WAYS: {readonly [S in LinkState]: readonly Happening[]} = {
  sending: [],
  unsent: [],
  sent: ['sent'],
  delivered: ['sent', 'delivered'],
  read: ['sent', 'delivered', 'read'],
  undelivered: ['sent', 'undelivered'],
  opened: OPENED,
  paying: [...OPENED, 'paying'],
  failed: [...OPENED, 'paying', 'refused'],
  review: [...OPENED, 'paying', 'review'],
  paid: PAID,
  receipt: [...PAID, 'receipt-sent'],
  'receipt-undelivered': [...PAID, 'receipt-undelivered'],
  declined: [...OPENED, 'decline'],
  canceled: ['sent', 'delivered', 'cancel'],
  expired: ['sent', 'delivered'],
};

async function take(stage: Stage, request: string, step: Happening, why?: Why): Promise<void> {
  if (step === 'open') return stage.give(CUSTOMER, 'conversation-1', {type: 'open', request});
  if (step === 'decline') return stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
  if (step === 'cancel') return stage.give(AGENT, 'conversation-1', {type: 'cancel', request});
  stage.report(request, step, why);
}

async function leaveUnsent(stage: Stage, overrides: Partial<Terms>, delivery: Delivery): Promise<string> {
  await stage.start();
  stage.network = 'down';
  const terms = stage.terms(overrides);
  const {conversation, id: request} = terms;
  const token = await stage.signer.sign(terms);
  await stage.agent.request({conversation, token, command: createId(), delivery}).catch(() => {});
  stage.network = 'up';
  return request;
}
