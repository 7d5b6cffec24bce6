import {createId} from '../../src/request/ids.js';
import type {Terms} from '../../src/request/terms.js';
import type {Session} from '../../src/session/session.js';
import type {RequestView} from '../../src/session/view.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {CONVERSATION, Table, until} from './table.js';

/** A table for each test, with someone to sign. Call it in `describe`. */
export function useTable() {
  let signer: TestSigner;
  const scene = {table: new Table(), signed, statusIn, becomes};
  before(async () => (signer = await createTestSigner()));
  beforeEach(() => (scene.table = new Table()));
  afterEach(() => scene.table.close());

  /** What `Session.request` takes, for terms signed now. */
  async function signed(overrides: Partial<Terms> = {}) {
    const terms = makeTerms({createdAt: scene.table.time, ...overrides});
    return {id: terms.id, ask: {conversation: CONVERSATION, token: await signer.sign(terms), command: createId()}};
  }
  return scene;
}

/** How a request stands in a session. */
export function statusIn(session: Session, id: string): RequestView['status'] | undefined {
  return session.get(id)?.status;
}

/** Settles when a request has that status in a session. */
export function becomes(session: Session, id: string, status: RequestView['status']): Promise<void> {
  return until(session, () => statusIn(session, id) === status);
}

/** The error that a promise rejects with; `undefined` when it does not. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
