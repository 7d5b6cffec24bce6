import {LIVE} from '../../src/request/life.js';
import {stateOf} from '../../src/request/state.js';
import {until} from './world/until.js';
import type {Accepted, World} from './world/world.js';

const EVENT_OF = {
  request: 'requested',
  submit: 'submitted',
  complete: 'completed',
  decline: 'declined',
  cancel: 'canceled',
  refuse: 'refused',
} as const;

/**
 * Holds a world that has settled against what must always be so.
 *
 * @returns What is wrong: something doubled, something lost, or a card that has outlived its ending.
 */
export async function faultsIn(world: World): Promise<string[]> {
  await world.backend.sweep();
  return [...(await doubled(world)), ...(await lost(world)), ...(await leftIn(world)), ...(await missed(world))];
}

async function doubled({backend, asked}: World): Promise<string[]> {
  const events = await backend.events();
  const found: string[] = [];
  const seen = new Set<string>();
  for (const {type, request, sequence, command, ...more} of events) {
    const attempt = 'attempt' in more ? more.attempt : '';
    const what = `${type} ${request} ${attempt}`;
    if (type !== 'viewed' && type !== 'opened' && seen.has(what)) found.push(`doubled: ${what}`);
    if (command !== undefined && seen.has(command)) found.push(`one command, two events: ${what}`);
    if (seen.has(`${sequence}`)) found.push(`two events with one number: ${sequence}`);
    for (const key of [what, command ?? '', `${sequence}`]) if (key !== '') seen.add(key);
  }
  const reasons = new Set(asked.map(({reason}) => reason));
  const requests = new Set(events.map(({request}) => request));
  if (reasons.size !== asked.length) found.push('a request was signed twice');
  for (const request of requests)
    if (!asked.some((one) => one.request === request)) found.push(`nobody asked: ${request}`);
  if (events.some(({sequence}, index) => sequence !== index + 1)) found.push('the numbers have a gap');
  return found;
}

async function lost({backend, accepted}: World): Promise<string[]> {
  const events = await backend.events();
  const isThere = ({type, request, attempt}: Accepted) =>
    events.some(
      (event) =>
        event.request === request &&
        event.type === EVENT_OF[type] &&
        (attempt === undefined || ('attempt' in event && event.attempt === attempt)),
    );
  return accepted.filter((one) => !isThere(one)).map(({type, request}) => `accepted and lost: ${type} ${request}`);
}

/** Requests that are live, and that an ending of everything that is open would miss. */
async function missed({backend, time}: World): Promise<string[]> {
  const events = await backend.events();
  const open = await backend.openRequests();
  const live = [...new Set(events.map(({request}) => request))].filter((request) => {
    const own = events.filter((event) => event.request === request && event.by.id !== 'agent-2');
    const status = stateOf(own, time.now())?.status;
    return status !== undefined && LIVE.includes(status);
  });
  return live
    .filter((request) => !open.every((requests) => requests.has(request)))
    .map((request) => `live and not known to be: ${request}`);
}

/** Whether no tab of the agent's has the key any more, or will have it once its clock has ticked. */
async function isForgotten(world: World, request: string): Promise<boolean> {
  const isKept = () => world.agents.some((tab) => tab.hasKey(request));
  return until(
    () => !isKept(),
    () => `the key of ${request} to be forgotten`,
  ).then(
    () => true,
    () => false,
  );
}

/** What is left of cards and keys that nobody may use any more: on the disk, and in the agent's tabs. */
export async function leftIn(world: World): Promise<string[]> {
  const {backend, payments, time} = world;
  const events = await backend.events();
  const bytes = backend.bytes();
  const isThere = (secret: string) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'base64url'));
  const stateIn = (request: string) =>
    stateOf(
      events.filter((event) => event.request === request),
      time.now(),
    );
  const found: string[] = [];
  for (const {request, attempt, sealed} of payments) {
    const state = stateIn(request);
    const isHeld = state?.status === 'submitted' && state.attempt === attempt;
    // A card that lost against another of the same attempt is not the one that is held.
    const rivals = payments.filter((one) => one.request === request && one.attempt === attempt).length > 1;
    const there = isThere(sealed.ct) || isThere(sealed.enc);
    // What a killed server was at work on may lie for a minute more, as long as the request is open.
    const mayLie = backend.wasKilled && state !== undefined && LIVE.includes(state.status);
    if (there && !isHeld && !mayLie) found.push(`a card outlives its ending: ${request} ${attempt}`);
    if (!there && isHeld && !rivals) found.push(`a card is lost: ${request} ${attempt}`);
  }
  for (const [request, key] of backend.wrappingKeys) {
    const status = stateIn(request)?.status;
    const isOver = status !== undefined && !LIVE.includes(status);
    if (isOver && isThere(key)) found.push(`a key outlives its ending: ${request}`);
    if (isOver && !(await isForgotten(world, request))) found.push(`a tab keeps a key beyond its ending: ${request}`);
  }
  return found;
}
