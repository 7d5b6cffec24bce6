import {Request as NodeRequest, Response as NodeResponse} from '@whatwg-node/fetch';

import {createChatpayHandler} from '../../src/server/handler.js';
import {sqliteStore} from '../../src/server/sqlite/sqlite-store.js';
import type {TestSigner} from '../../test/helpers/terms.js';
import {measure, type Measured} from './measure.js';
import {RawSqlite} from './raw.js';
import {COUNT, type Step, type Work} from './work.js';

/** One side of a comparison. */
export interface Side {
  /** Does one round. */
  round(): Promise<Measured>;
}

/** Where a side keeps its file, and what it does there. */
export interface SideOptions {
  readonly file: string;
  readonly signer: TestSigner;
  readonly work: (signer: TestSigner) => Promise<readonly Work[]>;
}

/** The whole backend, called as the Node mount calls it, to the end of the response. */
export async function backendSide(options: SideOptions): Promise<Side> {
  const {log, cardSafe} = await sqliteStore({file: options.file});
  const backend = createChatpayHandler({
    ...{log, cardSafe, trust: options.signer.trust, commandsPerMinute: Infinity},
    authenticate({headers}) {
      const role = headers.get('x-role') as Step['role'];
      return {role, id: `${role}-1`, mayEnter: () => true};
    },
  });
  const handler = backend.answeringWith(NodeResponse);
  const give = async (request: Request) => {
    const response = await handler(request);
    const text = await response.text();
    if (response.status !== 200) throw new Error(text);
  };
  return sideOf(options, (steps) => steps.map(requestOf), give);
}

/** The library's log alone: the same events by `append`. */
export async function logSide(options: SideOptions): Promise<Side> {
  const {log} = await sqliteStore({file: options.file});
  const append = async ({event, sequence}: Numbered) => {
    await log.append({conversation: event.conversation, inbox: INBOX}, sequence - 1, [event]);
  };
  return sideOf(options, numbered, append);
}

/** Raw SQLite: the very rows that the backend writes, each in a transaction where the backend makes one. */
export async function rawSide(options: SideOptions): Promise<Side> {
  const sqlite = await RawSqlite.open(options.file);
  const write = async ({event, sequence, body, card, shreds}: Numbered) => {
    const {conversation, request} = event;
    if (card) await sqlite.put({conversation, request, command: event.command ?? '', ...card});
    await sqlite.append({conversation, request, inbox: INBOX, body}, sequence - 1);
    if (shreds) await sqlite.shred(request);
  };
  return sideOf(options, numbered, write);
}

/** The agent who asks for everything. */
const INBOX = 'agent-1';

/** A step with the place of its event in the conversation. */
interface Numbered extends Step {
  readonly sequence: number;
  /** The event as it is kept. */
  readonly body: string;
}

function numbered(steps: readonly Step[]): Numbered[] {
  return steps.map((step, index) => {
    const sequence = index + 1;
    return {...step, sequence, body: JSON.stringify({...step.event, sequence})};
  });
}

/** A request of the kind that the Node mount makes. */
function requestOf({conversation, role, command}: Step): Request {
  const body = JSON.stringify(command);
  const headers = {'content-type': 'application/json', 'content-length': String(body.length), 'x-role': role};
  return new NodeRequest(`http://localhost/conversations/${conversation}/commands`, {method: 'POST', headers, body});
}

function sideOf<T>(
  {signer, work}: SideOptions,
  prepare: (steps: readonly Step[]) => readonly T[],
  write: (item: T) => Promise<void>,
): Side {
  const inTurn = async (items: readonly T[]) => {
    for (const item of items) await write(item);
  };
  return {
    async round() {
      const writers = (await work(signer)).map(({before, timed}) => {
        const items = prepare([...before, ...timed]);
        return {before: items.slice(0, before.length), timed: items.slice(before.length)};
      });
      await Promise.all(writers.map(({before}) => inTurn(before)));
      return measure(
        COUNT,
        writers.map(
          ({timed}) =>
            () =>
              inTurn(timed),
        ),
      );
    },
  };
}
