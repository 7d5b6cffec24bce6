import {createSession, type Session} from '../../src/session/session.js';
import type {Stage} from './stage.js';

/** So long the next try is away that nobody sees it, in milliseconds. */
const NEVER_MS = 2 ** 30;

/** One side's connection to a stage, which can be cut. */
export interface Line {
  readonly session: Session;
  /** Settles when the session waits before its next try, which does not come. */
  readonly cut: () => Promise<void>;
}

let last: Session | undefined;

/** A side's session on a line of its own, up to date. */
export async function lineOf(stage: Stage, side: 'agent' | 'customer'): Promise<Line> {
  last?.stop();
  const {party, scope} = stage[side];
  let isCut = false;
  const transport = stage.backend.transport(party, {fail: () => isCut});
  const session = createSession({transport, party, scope, time: stage.clock, backoffMs: () => NEVER_MS});
  last = session;
  const live = reached(session, 'live');
  session.start();
  await live;
  const cut = () => {
    isCut = true;
    const waiting = reached(session, 'waiting');
    stage.backend.cut();
    return waiting;
  };
  return {session, cut};
}

function reached(session: Session, wanted: Session['connection']): Promise<void> {
  return new Promise((done) => {
    const end = session.watchConnection((connection) => {
      if (connection !== wanted) return;
      end();
      done();
    });
  });
}
