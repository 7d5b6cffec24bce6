import type {IssuedCommand} from '../request/command.js';
import {RefusedError} from '../request/errors.js';
import type {PaymentEvent} from '../request/event.js';
import {createId, type RequestId} from '../request/ids.js';
import {LIVE} from '../request/life.js';
import type {Scope} from '../request/participant.js';
import {stateOf} from '../request/state.js';
import type {Authority} from './authority.js';
import {GAP, type EventLog} from './log.js';

/** The host's own backend, as the one who ends requests. */
const HOST = {role: 'host', id: 'host'} as const;

/**
 * Ends every request of a conversation, or of an agent, that is still open: the chat was closed, the agent logged out or
 * was replaced.
 *
 * @returns How many were ended. Settles once their cards are destroyed.
 */
export async function endOpenRequests(
  {log, authority, now}: {readonly log: EventLog; readonly authority: Authority; readonly now: number},
  scope: Scope,
  reason: Extract<IssuedCommand, {type: 'end'}>['reason'],
): Promise<number> {
  let ended = 0;
  for (const [request, events] of await eventsByRequest(log, scope)) {
    const state = stateOf(events, now);
    if (!state || !LIVE.includes(state.status)) continue;
    const {conversation} = state;
    ended += await end(authority, {type: 'end', id: createId(), request, conversation, reason, by: HOST});
  }
  return ended;
}

async function eventsByRequest(log: EventLog, scope: Scope): Promise<Map<RequestId, PaymentEvent[]>> {
  const requests = new Map<RequestId, PaymentEvent[]>();
  let after: string | undefined;
  for (;;) {
    const page = await log.read(scope, after === undefined ? {} : {after});
    if (page === GAP || page.length === 0) return requests;
    for (const {event} of page) requests.set(event.request, [...(requests.get(event.request) ?? []), event]);
    after = page.at(-1)?.cursor;
  }
}

/** @returns 1, or 0 when the request ended by itself meanwhile. */
async function end(authority: Authority, command: IssuedCommand): Promise<number> {
  try {
    await authority.execute(command);
    return 1;
  } catch (error) {
    if (error instanceof RefusedError) return 0;
    throw error;
  }
}
