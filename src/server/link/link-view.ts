import type {RefusalReason} from '../../request/command.js';
import type {PaymentState, Status} from '../../request/state.js';
import type {Receipt} from '../../request/receipt.js';
import type {Terms} from '../../request/terms.js';
import {blocks, canGoOn, type ChargeRecord} from './link-store.js';

/** What a link's page is about. */
export type LinkPage =
  /** It can be paid. */
  | 'ready'
  /** Somebody is paying it; nobody else can until that has ended. */
  | 'paying'
  | 'review'
  | 'paid'
  | 'canceled'
  | 'declined'
  | 'expired'
  /** No link of ours, or one that has been forgotten. */
  | 'unknown';

/** What a page shows whoever has a payment link. */
export type LinkView =
  | {readonly page: 'unknown'}
  | {
      readonly page: Exclude<LinkPage, 'unknown'>;
      readonly terms: Terms;
      /** Until when it can be paid; with `ready` alone. */
      readonly until?: number;
      /** Why the last card was refused; with `ready` alone. */
      readonly refusal?: RefusalReason;
      /** Whether it is this browser that is paying; with `paying` alone. */
      readonly isHere?: boolean;
      /** Whether this browser may go on with the form that it had; with `paying` alone. */
      readonly canGoOn?: boolean;
      /** The authority's clock. */
      readonly now: number;
    };

const PAGE_OF: Readonly<Record<Status, Exclude<LinkPage, 'unknown'>>> = {
  waiting: 'ready',
  undelivered: 'ready',
  refused: 'ready',
  submitted: 'paying',
  paying: 'paying',
  review: 'review',
  paid: 'paid',
  completed: 'paid',
  canceled: 'canceled',
  declined: 'declined',
  expired: 'expired',
  lapsed: 'expired',
};

/**
 * What a payment link's page shows.
 *
 * @param seat Hash of the browser's own secret, if it has one.
 */
export function viewOf(
  state: PaymentState,
  charges: readonly ChargeRecord[],
  seat: string | undefined,
  now: number,
): LinkView {
  const {terms, status, answerBy, refusal} = state;
  const underWay = charges.findLast(blocks);
  const known = PAGE_OF[status];
  const page = known === 'ready' && underWay ? 'paying' : known;
  if (page === 'ready') return {page, terms, until: answerBy, now, ...(refusal && {refusal})};
  if (page !== 'paying') return {page, terms, now};
  const isHere = seat !== undefined && underWay?.seat === seat;
  return {page, terms, now, isHere, canGoOn: !!underWay && canGoOn(underWay, seat, now)};
}

/** The receipt of a request that is paid; `undefined` for any other. */
export function receiptOf(state: PaymentState, charges: readonly ChargeRecord[], paidAt: number | undefined) {
  const paid = charges.find(({outcome}) => outcome?.kind === 'paid');
  if (!paid || paidAt === undefined) return undefined;
  const {merchant, order} = state.terms;
  const {number, reason, amount, subtotal, tax, lines} = order;
  const receipt: Receipt = {
    merchantName: merchant.name,
    reason,
    amount,
    paidAt,
    request: state.request,
    reference: paid.charge.merchantReference,
    ...(paid.outcome?.lastFour && {last4: paid.outcome.lastFour}),
    ...(paid.outcome?.cardBrand && {cardBrand: paid.outcome.cardBrand}),
    ...(number !== undefined && {orderNumber: number}),
    ...(subtotal && {subtotal}),
    ...(tax && {tax}),
    ...(lines && {lines}),
  };
  return receipt;
}
