import type {Command} from '../../src/request/command.js';
import {createSession, type Session, type SessionOptions} from '../../src/session/session.js';
import {memoryBackend, type MemoryStep} from '../../src/transport/memory.js';
import type {Frame, Transport} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER} from '../helpers/commands.js';

/** Where everybody talks. */
export const CONVERSATION = 'conversation-1';

/** In milliseconds. */
export const MINUTE = 60_000;

/** Both sides of one conversation on a backend in memory, with a clock that the test moves. */
export class Table {
  time = Date.UTC(2026, 10, 23, 12);
  /** Which step fails, for whom. */
  fails: (role: string, step: MemoryStep, command?: Command) => boolean = () => false;
  /** What a command is refused with before the backend sees it. */
  refuses: (command: Command) => Error | undefined = () => undefined;
  readonly backend = memoryBackend({now: () => this.time});
  /** What the stream of each session goes through before it gets there. */
  bend: (frames: AsyncIterable<Frame>) => AsyncIterable<Frame> = (frames) => frames;
  /** How far the machines' own clocks are ahead of the authority's. */
  wallAheadMs = -5 * 60 * MINUTE;
  /** How long the machines have slept: many a clock that nobody can set stands still meanwhile. */
  sleptMs = 0;
  readonly #open: Session[] = [];

  session(role: 'agent' | 'customer', options: Partial<SessionOptions> = {}): Session {
    const party = role === 'agent' ? AGENT : CUSTOMER;
    const session = createSession({
      transport: this.#transport(role),
      party,
      scope: role === 'agent' ? {inbox: party.id} : {conversation: CONVERSATION},
      // A machine whose clock is off by hours, and a monotonic clock that goes with the authority's.
      time: {wall: () => this.time + this.wallAheadMs, monotonic: () => this.time - 1000 - this.sleptMs},
      backoffMs: () => 1,
      ...options,
    });
    session.start();
    this.#open.push(session);
    return session;
  }

  #transport(role: 'agent' | 'customer'): Transport {
    const party = role === 'agent' ? AGENT : CUSTOMER;
    const own = this.backend.transport(party, {fail: (step, command) => this.fails(role, step, command)});
    return {
      send: async (...given) => {
        const refusal = this.refuses(given[1]);
        if (refusal) throw refusal;
        return own.send(...given);
      },
      receive: (...given) => this.bend(own.receive(...given)),
    };
  }

  close() {
    for (const session of this.#open) session.stop();
  }
}

/** Settles when what is asked of a session is so; the session says when to look. */
export function until(session: Session, isSo: () => boolean): Promise<void> {
  return new Promise((done) => {
    if (isSo()) return done();
    const ends = [session.watch(undefined, look), session.watchConnection(look)];
    function look() {
      if (!isSo()) return;
      for (const end of ends) end();
      done();
    }
  });
}
