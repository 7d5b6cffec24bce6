import type {RequestId} from '../../request/ids.js';
import {OPEN} from '../../request/life.js';
import type {Money} from '../../request/money.js';
import type {RequestView} from '../../session/session.js';
import type {Trouble} from '../link/trouble.js';

/**
 * Why an order gets no other link: the customer could pay twice.
 *
 * @param views The requests of the order's conversation.
 * @param amount What would be asked for. More may be asked for after a payment of another amount.
 * @param own A request that is being sent, and so is not another one.
 */
export function askedAlready(views: readonly RequestView[], amount: Money, own?: RequestId): Trouble | undefined {
  const others = views.filter(({id, status, state}) => id !== own && status === state.status);
  if (others.some(({state}) => OPEN.includes(state.status))) return 'problem.open-already';
  const isPaid = others.some(({state: {payment, terms}}) => payment === 'paid' && isSame(terms.order.amount, amount));
  return isPaid ? 'problem.paid-already' : undefined;
}

function isSame(one: Money, other: Money): boolean {
  return one.minorUnits === other.minorUnits && one.currency === other.currency;
}
