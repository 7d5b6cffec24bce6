import {UnreachableError} from '../../request/errors.js';
import type {NewEvent, PaymentEvent} from '../../request/event.js';
import {ConflictError, type EventLog} from '../log.js';
import type {RequestAt} from './link-store.js';

/** How often a report is decided anew because others were faster. Each time one of them got through. */
const MAX_TRIES = 200;

/**
 * Records what messengers and providers report: reads what has happened, decides, and starts over when something has
 * happened meanwhile.
 *
 * @param decide Says what to record behind these events of the request; an empty list for nothing.
 * @returns Whether anything was recorded. Settles once that is durable.
 */
export async function report(
  log: EventLog,
  {conversation, request}: RequestAt,
  decide: (events: readonly PaymentEvent[]) => readonly NewEvent[],
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const {events, sequence} = await log.load(conversation, [request]);
    const inbox = events.find(({type}) => type === 'requested')?.by.id;
    const news = inbox === undefined ? [] : decide(events);
    if (inbox === undefined || news.length === 0) return false;
    try {
      await log.append({conversation, inbox}, sequence, news);
      return true;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw new UnreachableError('too many reports at once in this conversation');
}
