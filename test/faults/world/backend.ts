import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import type {PaymentEvent} from '../../../src/request/event.js';
import type {RequestId} from '../../../src/request/ids.js';
import type {Trust} from '../../../src/request/trust.js';
import {createChatpayHandler, type ChatpayHandler, type Participant} from '../../../src/server/handler.js';
import {GAP} from '../../../src/server/log.js';
import {nodeListener, type NodeListener} from '../../../src/server/node.js';
import {createSignerHandler, type SignerHandler} from '../../../src/server/signer.js';
import {generateSigningKey, type SigningKey} from '../../../src/server/signing-key.js';
import type {Store} from '../../../src/server/store.js';
import {temporaryDatabase, type TemporaryDatabase} from '../../server/sqlite/temporary.js';
import type {TrueTime} from './clock.js';
import {Life, mortalStore} from './mortal.js';

/** The one conversation of a world. */
export const CONVERSATION = 'conversation-1';

/** Of the page around the vault. */
export const EMBEDDER = 'https://shop.example';

/** Where agents sign in at the vault. */
const SIGN_IN = '/sign-in';

/** A deployment has one key for long, and so have the worlds of one run. */
let signingKey: Promise<SigningKey> | undefined;

/**
 * Ports of worlds that are over, for those to come: Node's `fetch` keeps connections' queues for each origin that it has ever
 * called, some 75 KB for a world, and 2,000 walks would come to 150 MB.
 */
const FREED: number[] = [];

/** One HTTP server on a port that it keeps over restarts. */
class Port {
  #server: Server | undefined;
  #number = 0;
  /** Settles once the port is free. */
  #closed: Promise<unknown> = Promise.resolve();

  get origin(): string {
    return `http://127.0.0.1:${this.#number}`;
  }

  async bind(listener: NodeListener): Promise<void> {
    await this.#closed;
    const server = createServer(listener);
    this.#server = server;
    const first = this.#number || FREED.shift();
    // one that was freed may be somebody else's by now
    const isTaken = await listens(server, first ?? 0).then(
      () => false,
      (error: unknown) => {
        if (this.#number !== 0 || first === undefined) throw error;
        return true;
      },
    );
    if (isTaken) await listens(server, 0);
    this.#number = (server.address() as AddressInfo).port;
  }

  /** Cuts every connection, and takes no more. */
  cut(): void {
    if (!this.#server) return;
    this.#closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#server = undefined;
  }

  async free(): Promise<void> {
    this.cut();
    await this.#closed;
    if (this.#number !== 0) FREED.push(this.#number);
    this.#number = 0;
  }
}

function listens(server: Server, port: number): Promise<unknown> {
  return once(server.listen(port, '127.0.0.1'), 'listening');
}

/** The servers of a world: the payment backend, the signer on an origin of its own, and the one file that both write to. */
export class Backend {
  /** Every wrapping key that was ever kept, by request. */
  readonly wrappingKeys = new Map<string, string>();
  /** Whether a server has ever died. */
  wasKilled = false;
  /** Agents whose session at the vault has ended. */
  readonly signedOut = new Set<string>();
  readonly #time: TrueTime;
  readonly #database: TemporaryDatabase = temporaryDatabase();
  readonly #payments = new Port();
  readonly #vault = new Port();
  #key!: SigningKey;
  #trust!: Trust;
  #store!: Store;
  #life = new Life(() => {});
  #handler!: ChatpayHandler;
  #signer!: SignerHandler;

  constructor(time: TrueTime) {
    this.#time = time;
  }

  /** Where the payment backend is mounted. */
  get url(): string {
    return `${this.#payments.origin}/chatpay`;
  }

  get trust(): Trust {
    return this.#trust;
  }

  /** The process that runs now. */
  get life(): Life {
    return this.#life;
  }

  /** What the host's own code may call. */
  get handler(): ChatpayHandler {
    return this.#handler;
  }

  /** Starts the servers: for the first time, or again on what is on the disk. */
  async start(): Promise<void> {
    this.#key ??= await (signingKey ??= generateSigningKey());
    this.#life = new Life(() => {
      this.wasKilled = true;
      this.#payments.cut();
      this.#vault.cut();
    });
    // Who comes early waits a moment: the ports are bound first, since origins are in what is trusted.
    let open!: (listeners: {readonly payments: NodeListener; readonly vault: NodeListener}) => void;
    const opened = new Promise<Parameters<typeof open>[0]>((done) => (open = done));
    await this.#payments.bind((request, response) => void opened.then(({payments}) => payments(request, response)));
    await this.#vault.bind((request, response) => void opened.then(({vault}) => vault(request, response)));
    this.#trust ??= {
      origin: this.#vault.origin,
      merchant: {id: 'shop', name: 'Example Shop'},
      embedders: [EMBEDDER],
      signIn: SIGN_IN,
      keys: [{kid: this.#key.kid, jwk: this.#key.publicJwk, collections: ['reveal']}],
    };
    this.#store = await this.#database.open();
    const store = mortalStore(this.#store, this.#life);
    this.#signer = this.#createSigner(store);
    this.#handler = this.#createHandler(store);
    open({payments: nodeListener(this.#handler), vault: nodeListener(this.#serveVault)});
  }

  /** Kills the servers: no connection is ended properly, no file is closed, nothing is finished. */
  kill(): void {
    this.#life.end();
  }

  /** Destroys what is due, as a deployment's timer does. */
  async sweep(): Promise<void> {
    await this.#handler.sweep();
    await this.#signer.sweep();
  }

  /** Everything that was ever recorded, oldest first. */
  async events(): Promise<PaymentEvent[]> {
    const events: PaymentEvent[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.#store.log.read({conversation: CONVERSATION}, after === undefined ? {} : {after});
      if (page === GAP || page.length === 0) return events;
      events.push(...page.map(({event}) => event));
      after = page.at(-1)?.cursor;
    }
  }

  /** What the log says may still be live, by conversation and by inbox. */
  async openRequests(): Promise<ReadonlySet<RequestId>[]> {
    const scopes = [{conversation: CONVERSATION}, {inbox: 'agent-1'}];
    const open = await Promise.all(scopes.map((scope) => this.#store.log.openRequests(scope, this.#time.now())));
    return open.map((requests) => new Set(requests.map(({request}) => request)));
  }

  /** Every byte of the database and of the files beside it. */
  bytes(): Buffer {
    return this.#database.bytes();
  }

  async close(): Promise<void> {
    await Promise.all([this.#payments.free(), this.#vault.free()]);
    await this.#database.dispose();
  }

  /** The vault's own server: the signer, and a sign-in that believes whoever comes. */
  readonly #serveVault = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname !== SIGN_IN) return this.#signer(request);
    this.signedOut.delete(request.headers.get('x-desk') ?? '');
    return new Response(null, {status: 204});
  };

  #createHandler(store: Store): ChatpayHandler {
    return createChatpayHandler({
      log: store.log,
      cardSafe: store.cardSafe,
      trust: this.#trust,
      now: this.#time.now,
      onEnding: (ended) => this.#signer.forget(ended),
      authenticate: participantOf,
      commandsPerMinute: Infinity,
      streams: {heartbeatMs: 1000, liveMs: 40},
    });
  }

  #createSigner(store: Store): SignerHandler {
    const {keySafe} = store;
    return createSignerHandler({
      signingKey: this.#key.privateJwk,
      kid: this.#key.kid,
      keySafe: Object.assign(Object.create(keySafe) as typeof keySafe, {
        keep: async (signing: Parameters<typeof keySafe.keep>[0]) => {
          const kept = await keySafe.keep(signing);
          if (kept.wrappingKey !== undefined) this.wrappingKeys.set(kept.request, kept.wrappingKey);
          return kept;
        },
      }),
      log: store.log,
      trust: this.#trust,
      now: this.#time.now,
      authenticateAgent: (request) => {
        const id = request.headers.get('x-desk');
        return id === null || this.signedOut.has(id) ? null : {id, name: id};
      },
      mayAsk: () => true,
      ceiling: Infinity,
      requestsPerMinute: Infinity,
    });
  }
}

function participantOf(request: Request): Participant | null {
  const [role, id] = request.headers.get('x-party')?.split(' ') ?? [];
  if (role === undefined || id === undefined) return null;
  return {role: role as Participant['role'], id, mayEnter: (conversation) => conversation === CONVERSATION};
}
