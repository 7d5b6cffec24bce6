import {mkdir} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join, resolve} from 'node:path';

import {
  asksForCheckout,
  asksForTerms,
  createChatpayHandler,
  createCheckoutHandler,
  createLinkService,
  createSignerHandler,
  createTermsHandler,
  sqliteShelf,
  sqliteStore,
  type LinkService,
} from '../../src/server/index.js';
import {nodeListener} from '../../src/server/node.js';
import {checkoutSite} from '../checkout/checkout-site.js';
import {bundlePages} from './bundle.js';
import {ChatStore} from './chat-store.js';
import {serveChat} from './chat-socket.js';
import {hostSite} from './host-site.js';
import {loadKeys, writeTrust} from './keys.js';
import {linkServices} from './services.js';
import {standInsOf, type StandIns} from './stand-ins.js';
import {createTokens} from './tokens.js';
import {vaultSite} from './vault-site.js';

/** How the demo is started. Ports may be 0, for any that is free. */
export interface DemoOptions {
  readonly port: number;
  readonly vaultPort: number;
  /** Where links lead; any port that is free by default. */
  readonly checkoutPort?: number;
  /** Where the services' stand-ins are; any port that is free by default. */
  readonly standInsPort?: number;
  readonly dataDir: string;
  /** Where customers and agents reach the host, when that is not `http://localhost:PORT`: behind a TLS proxy. */
  readonly hostOrigin?: string;
  /** The same for the vault. */
  readonly vaultOrigin?: string;
  /** The same for the checkout. */
  readonly checkoutOrigin?: string;
  /** Settings of real services, and which one sends messages; see `docs/by-link.md`. The process's own by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly answerWithinMinutes?: number;
  readonly holdMinutes?: number;
  /** The server's clock; the machine's when left out. */
  readonly now?: () => number;
}

/** A demo that runs. */
export interface Demo {
  readonly hostOrigin: string;
  readonly vaultOrigin: string;
  readonly checkoutOrigin: string;
  readonly dataDir: string;
  /** The services that the demo plays itself. */
  readonly standIns: StandIns;
  readonly link: LinkService;
  /** Destroys what is due to be destroyed, as the timer does twice a minute. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Most that the demo's agents may ask for, in minor units of any currency. */
const CEILING_MINOR_UNITS = 2_000_000;

const SWEEP_EVERY_MS = 30_000;

/** How often links are looked after: messages to be sent again, payments to be asked after. */
const LINK_SWEEP_EVERY_MS = 5_000;

/**
 * Starts the whole product: the chat's own server with the payment backend mounted at `/chatpay`, and the vault with the
 * signer on another site. Two servers in one process, since this is a demo; nothing but the log is shared by them.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, {recursive: true});
  const now = options.now ?? Date.now;

  // Ports are bound first, since origins are in the keys' trust and in every policy; who comes early waits a moment.
  const host = await listen(options.port, undefined);
  const vault = await listen(options.vaultPort, '127.0.0.1');
  const checkout = await listen(options.checkoutPort ?? 0, '127.0.0.1');
  const services = await listen(options.standInsPort ?? 0, '127.0.0.1');
  const checkoutOrigin = options.checkoutOrigin ?? `http://127.0.0.1:${portOf(checkout.server)}`;
  const servicesOrigin = `http://127.0.0.1:${portOf(services.server)}`;
  const hostOrigin = options.hostOrigin ?? `http://localhost:${portOf(host.server)}`;
  const vaultOrigin = options.vaultOrigin ?? `http://127.0.0.1:${portOf(vault.server)}`;

  const keys = await loadKeys(dataDir);
  const env = options.env ?? process.env;
  /** When each customer has last written on WhatsApp; a shop's own inbox knows it over a restart too. */
  const heard = new Map<string, number>();
  const outside = linkServices({
    servicesOrigin,
    checkoutOrigin,
    secret: keys.callbackSecret,
    env,
    now,
    onHeard: ({phone, at}) => void heard.set(phone, Math.max(at, heard.get(phone) ?? 0)),
  });
  const postsTo = `${outside.secureAcceptanceUrl}/silent/pay`;
  const trust = await writeTrust(dataDir, {keys, vaultOrigin, embedders: [hostOrigin, checkoutOrigin], postsTo});
  const file = join(dataDir, 'chatpay.sqlite');
  const store = await sqliteStore({file});
  const chat = await ChatStore.open(file, now);
  const tokens = createTokens(keys.tokenSecret);
  const pages = await bundlePages();

  const standIns = standInsOf({origin: servicesOrigin, checkoutOrigin, secret: keys.callbackSecret, now});
  const link = createLinkService({
    log: store.log,
    cardSafe: store.cardSafe,
    trust,
    shelf: await sqliteShelf({file}),
    secret: keys.linkSecret,
    origin: checkoutOrigin,
    messengers: outside.messengers,
    providers: outside.providers,
    hosts: [hostOrigin],
    heardAt: (phone) => heard.get(phone),
    now,
  });

  const site = vaultSite({
    trust,
    keys,
    pages,
    embedders: {chat: [hostOrigin], checkout: [checkoutOrigin, hostOrigin]},
    postsTo,
  });
  const signer = createSignerHandler({
    signingKey: keys.signing.privateJwk,
    kid: keys.signing.kid,
    keySafe: store.keySafe,
    log: store.log,
    trust,
    authenticateAgent: site.authenticateAgent,
    mayAsk: ({conversation}) => chat.hasConversation(conversation),
    ceiling: () => CEILING_MINOR_UNITS,
    now,
  });
  const payments = createChatpayHandler({
    log: link.log,
    cardSafe: store.cardSafe,
    trust,
    authenticate: (request) => tokens.participantOf(request),
    onEnding: (ended) => signer.forget(ended),
    now,
  });

  const terms = createTermsHandler({
    signingKey: keys.terms.privateJwk,
    kid: keys.terms.kid,
    trust,
    store: link.store,
    authenticate: (request) => tokens.participantOf(request),
    ceiling: () => CEILING_MINOR_UNITS,
    now,
  });

  const whereToPay = createCheckoutHandler({link, authenticate: (request) => tokens.participantOf(request), now});
  const backend = (request: Request): Promise<Response> => {
    if (asksForTerms(request)) return terms(request);
    return asksForCheckout(request) ? whereToPay(request) : payments(request);
  };

  services.open(standIns.respond);
  checkout.open(checkoutSite({origin: checkoutOrigin, vaultOrigin, hosts: [hostOrigin], link, pages: pages.checkout}));
  vault.open((request) => site.respond(request, signer));
  host.open(
    hostSite({
      hostOrigin,
      ports: {
        host: portOf(host.server),
        vault: portOf(vault.server),
        checkout: portOf(checkout.server),
        standIns: portOf(services.server),
      },
      vaultOrigin,
      pages,
      tokens,
      checkoutOrigin,
      payments: backend,
      messages: standIns.messages,
      settings: {answerWithin: options.answerWithinMinutes ?? 10, hold: options.holdMinutes ?? 10},
    }),
  );
  const sockets = serveChat(host.server, {chat, tokens, payments, hostOrigin});

  const sweep = async () => {
    await payments.sweep(now());
    await signer.sweep(now());
  };
  const timer = setInterval(() => void sweep().catch(console.error), SWEEP_EVERY_MS);
  const linkTimer = setInterval(() => void link.sweep().catch(console.error), LINK_SWEEP_EVERY_MS);

  return {
    hostOrigin,
    vaultOrigin,
    checkoutOrigin,
    dataDir,
    standIns,
    link,
    sweep,
    async close() {
      clearInterval(timer);
      clearInterval(linkTimer);
      sockets.close();
      await Promise.all([host, vault, checkout].map(({server}) => stop(server)));
      await link.close();
      await stop(services.server);
      chat.close();
      await store.close();
    },
  };
}

type Respond = (request: Request) => Response | Promise<Response>;

/** Binds a port at once. Requests wait until `open` says what answers them. */
function listen(
  port: number,
  address: string | undefined,
): Promise<{server: Server; open: (respond: Respond) => void}> {
  let open!: (respond: Respond) => void;
  const opened = new Promise<Respond>((done) => (open = done));
  const listener = nodeListener(async (request) => (await opened)(request));
  return new Promise((done, fail) => {
    const server = createServer(listener);
    server.once('error', fail).listen(port, address, () => {
      server.off('error', fail);
      done({server, open});
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Event streams stay open by design, so they are cut; their readers resume. */
function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
