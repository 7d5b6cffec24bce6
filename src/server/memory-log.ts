/* eslint-disable @typescript-eslint/require-await -- the interface is one of promises; memory has nothing to wait for */
import type {NewEvent, PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import {scopeKey, type Scope} from '../request/participant.js';
import {Bell, followPages} from './bell.js';
import {createEpoch, formatCursor, parseCursor} from './cursor.js';
import {
  closes,
  ConflictError,
  GAP,
  goesByLink,
  opensUntil,
  PAGE_SIZE,
  type EventLog,
  type Gap,
  type LoadOptions,
  type LogEntry,
  type PlacedRequest,
  type ReadOptions,
  type Recorded,
  type Stream,
} from './log.js';

/** Keeps the events of one process, for tests and demos: they are gone with it. */
export class MemoryLog implements EventLog {
  readonly #epoch = createEpoch();
  readonly #bell = new Bell();
  readonly #scopes = new Map<string, {readonly position: number; readonly event: PaymentEvent}[]>();
  readonly #open = new Map<string, PlacedRequest & {readonly inbox: string; readonly until: number}>();
  #last = 0;

  async append(stream: Stream, expectedSequence: number, events: readonly NewEvent[]): Promise<PaymentEvent[]> {
    const {conversation, inbox} = stream;
    const entries = this.#entries({conversation});
    if (entries.length !== expectedSequence) throw new ConflictError();
    const recorded = events.map((event, index) => ({...event, sequence: expectedSequence + index + 1}));
    for (const event of recorded) {
      const entry = {position: ++this.#last, event};
      entries.push(entry);
      this.#entries({inbox}).push(entry);
      this.#keepOpen(event, inbox);
    }
    this.#bell.ring(stream);
    return recorded;
  }

  async load(
    conversation: string,
    requests: readonly RequestId[],
    {links = false}: LoadOptions = {},
  ): Promise<Recorded> {
    const all = (this.#scopes.get(scopeKey({conversation})) ?? []).map(({event}) => event);
    const byLink = links ? all.filter(goesByLink).map(({request}) => request) : [];
    const wanted = new Set([...requests, ...byLink]);
    return {events: all.filter(({request}) => wanted.has(request)), sequence: all.length};
  }

  async read(scope: Scope, {after, limit = PAGE_SIZE}: ReadOptions = {}): Promise<LogEntry[] | Gap> {
    const position = after === undefined ? 0 : parseCursor(this.#epoch, after);
    if (position === undefined || position > this.#last) return GAP;
    const entries = this.#scopes.get(scopeKey(scope)) ?? [];
    const from = entries.findIndex((entry) => entry.position > position);
    if (from < 0) return [];
    return entries
      .slice(from, from + limit)
      .map((entry) => ({cursor: formatCursor(this.#epoch, entry.position), event: entry.event}));
  }

  async openRequests(scope: Scope, now: number): Promise<PlacedRequest[]> {
    const isIn = ({conversation, inbox}: Stream) =>
      'conversation' in scope ? conversation === scope.conversation : inbox === scope.inbox;
    return [...this.#open.values()]
      .filter((open) => isIn(open) && open.until > now)
      .map(({conversation, request}) => ({conversation, request}));
  }

  follow(scope: Scope, options: {readonly after?: string; readonly signal: AbortSignal}) {
    return followPages(this, this.#bell, scope, options);
  }

  #keepOpen(event: PaymentEvent, inbox: string): void {
    const {conversation, request} = event;
    const key = JSON.stringify([conversation, request]);
    const until = opensUntil(event);
    if (until !== undefined) this.#open.set(key, {conversation, request, inbox, until});
    if (closes(event)) this.#open.delete(key);
  }

  #entries(scope: Scope) {
    const key = scopeKey(scope);
    let entries = this.#scopes.get(key);
    if (!entries) this.#scopes.set(key, (entries = []));
    return entries;
  }
}
