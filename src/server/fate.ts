import type {PaymentEvent} from '../request/event.js';
import {LIVE} from '../request/life.js';
import {stateOf} from '../request/state.js';
import type {CardLabel} from './card-safe.js';

/**
 * What is to become of a sealed card: it `counts`; it `waits` for its event, which may come yet; it is `lost`, because of its
 * attempt another counts or none does any more; or it has `ended` with its request. What is lost stays so, whatever comes.
 */
export type Fate = 'counts' | 'waits' | 'lost' | 'ended';

/** @param events All events of the card's request, oldest first. */
export function fateOf(
  {command, attempt}: Pick<CardLabel, 'command' | 'attempt'>,
  events: readonly PaymentEvent[],
  now: number,
): Fate {
  const status = stateOf(events, now)?.status;
  if (status !== undefined && !LIVE.includes(status)) return 'ended';
  const last = events.findLast((event) => event.type === 'submitted');
  if (!last || last.attempt < attempt) return 'waits';
  return status === 'submitted' && last.command === command ? 'counts' : 'lost';
}
