import type {IssuedCommand} from '../request/command.js';
import {RefusedError} from '../request/errors.js';
import {createId} from '../request/ids.js';
import {OPEN} from '../request/life.js';
import type {Scope} from '../request/participant.js';
import type {Authority} from './authority.js';
import type {EventLog} from './log.js';

/** The host's own backend, as the one who ends requests. */
const HOST = {role: 'host', id: 'host'} as const;

/**
 * Ends every request of a conversation, or of an agent, that is still open: the chat was closed, the agent logged out or
 * was replaced. A payment that a provider is at work on goes on to its end, and is over once it fails.
 *
 * @returns How many were ended. Settles once their cards are destroyed.
 * @throws The first error, after all others were tried.
 */
export async function endOpenRequests(
  {log, authority, now}: {readonly log: EventLog; readonly authority: Authority; readonly now: number},
  scope: Scope,
  reason: Extract<IssuedCommand, {type: 'end'}>['reason'],
): Promise<number> {
  let ended = 0;
  const errors: unknown[] = [];
  for (const open of await log.openRequests(scope, now)) {
    try {
      const state = await authority.stateOf(open, now);
      if (!state || !OPEN.includes(state.status) || state.endReason) continue;
      ended += await end(authority, {...open, type: 'end', id: createId(), reason, by: HOST});
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return ended;
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
