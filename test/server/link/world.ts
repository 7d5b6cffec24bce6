import {clickatellStandIn} from '../../../demo/stand-ins/clickatell.js';
import {cybersourceStandIn} from '../../../demo/stand-ins/cybersource.js';
import {cybersourceReports} from '../../../src/collection/cybersource-reports.js';
import {cybersourceRest} from '../../../src/collection/cybersource-rest.js';
import {secureAcceptance} from '../../../src/collection/cybersource-secure-acceptance.js';
import type {Checkout, Field} from '../../../src/collection/provider.js';
import {clickatellMessenger} from '../../../src/delivery/clickatell.js';
import type {Delivery} from '../../../src/request/command.js';
import type {EventOf, EventType, PaymentEvent} from '../../../src/request/event.js';
import {createId} from '../../../src/request/ids.js';
import type {Order} from '../../../src/request/order.js';
import {stateOf} from '../../../src/request/state.js';
import type {Terms} from '../../../src/request/terms.js';
import type {Alarm} from '../../../src/server/link/cashier.js';
import type {LinkServiceOptions} from '../../../src/server/link/link-contract.js';
import {createLinkService} from '../../../src/server/link/link-service.js';
import {memoryShelf, type Shelf} from '../../../src/server/link/shelf.js';
import {memoryStore} from '../../../src/server/memory-store.js';
import type {Store} from '../../../src/server/store.js';
import {fetchOf, PROFILE, REST} from '../../collection/setups.js';
import {PHONE, SECRET} from '../../delivery/setups.js';
import {createTestSigner, makeTerms, type TestSigner} from '../../helpers/terms.js';
import {makeBackend, type Backend} from '../backend.js';

export {PHONE};

/** When tests happen. */
export const NOW = Date.UTC(2026, 10, 23, 9, 30);

/** A card that is good, and one that has no check digit. */
const GOOD_CARD = '4111111111111111';
export const BAD_CARD = '4111111111111112';

const ORIGIN = 'https://pay.example';

/** What outlives a restart of the server. */
export interface Lasting {
  readonly signer: TestSigner;
  readonly clock: {now: number};
  readonly store: Store;
  readonly shelf: Shelf;
}

export interface WorldOptions extends Partial<LinkServiceOptions> {
  readonly lasting?: Partial<Lasting>;
}

/** A server with payment by link, on the stand-ins of its services. */
export async function makeWorld({lasting = {}, ...options}: WorldOptions = {}) {
  const {signer = await createTestSigner(), clock = {now: NOW}, store = memoryStore(), shelf = memoryShelf()} = lasting;
  const now = () => clock.now;
  const alarms: Alarm[] = [];
  const clickatell = clickatellStandIn({
    apiKey: 'an-api-key',
    callbackUrl: `${ORIGIN}/callbacks/clickatell/${SECRET}`,
    deliver: (request) => link.callback('clickatell', request),
    now,
  });
  const cybersource = cybersourceStandIn({
    profile: PROFILE,
    rest: REST,
    deliver: (request) => link.notified('secure-acceptance-hosted', request),
    now,
  });
  const rest = cybersourceRest({
    ...REST,
    url: 'https://apitest.cybersource.com',
    fetch: fetchOf(cybersource.fetch),
    now,
  });
  const profile = {
    ...PROFILE,
    url: 'https://testsecureacceptance.cybersource.com',
    reports: cybersourceReports(rest),
    now,
  };
  const link = createLinkService({
    log: store.log,
    cardSafe: store.cardSafe,
    trust: signer.trust,
    shelf,
    secret: new Uint8Array(32).fill(7),
    origin: ORIGIN,
    messengers: {
      clickatell: clickatellMessenger({
        apiKey: 'an-api-key',
        fetch: fetchOf(clickatell.fetch),
        timeoutMs: 50,
        callback: {pathSecret: SECRET},
        now,
      }),
    },
    providers: (['hosted', 'merchant'] as const).map((form) => secureAcceptance({...profile, form})),
    onAlarm: (alarm) => void alarms.push(alarm),
    now,
    ...options,
  });
  const backend: Backend = await makeBackend({store: {...store, log: link.log}, signer, clock});

  const eventsOf = async ({id, conversation}: Asked): Promise<readonly PaymentEvent[]> =>
    (await store.log.load(conversation, [id])).events;

  return {
    link,
    backend,
    clickatell,
    cybersource,
    alarms,
    clock,
    lasting: {signer, clock, store, shelf},
    eventsOf,
    typesOf: async (terms: Asked) => (await eventsOf(terms)).map(({type}) => type),
    stateOf: async (terms: Asked) => stateOf(await eventsOf(terms), clock.now)!,
    detailOf: async (terms: Asked, type: EventType) =>
      ((await eventsOf(terms)).findLast((event) => event.type === type) as EventOf<'paid'> | undefined)?.detail,
    eventOf: async <T extends EventType>(terms: Asked, type: T) =>
      (await eventsOf(terms)).findLast((event) => event.type === type) as EventOf<T> | undefined,
    /** Asks for a payment by link; settles once the message is on its way. */
    async ask(overrides: Partial<Terms> = {}, delivery: Delivery = {channel: 'sms', phone: PHONE}): Promise<Terms> {
      const terms = makeTerms({
        collection: 'secure-acceptance-hosted',
        createdAt: NOW,
        order: orderOf('1042'),
        ...overrides,
      });
      const command = {type: 'request', id: createId(), request: terms.id, token: await signer.sign(terms), delivery};
      const {status, body} = await backend.give({role: 'agent', id: terms.agent}, command, terms.conversation);
      if (status !== 200) throw new Error(JSON.stringify(body));
      await link.idle();
      return terms;
    },
    /** An agent's command about a request. */
    async tell(terms: Asked, type: string, more: object = {}) {
      const command = {type, id: createId(), request: terms.id, ...more};
      const answer = await backend.give({role: 'agent', id: 'agent-2'}, command, terms.conversation);
      await link.idle();
      return answer;
    },
    /** The path of the last message's link. */
    lastPath: () => /https:\/\/pay\.example(\/\S+)/.exec(clickatell.outbox.at(-1)?.text ?? '')?.[1] ?? '',
    /** The token of the last message's link. */
    lastToken: () => /\/[pr]\/([\w-]+)$/.exec(clickatell.outbox.at(-1)?.text ?? '')?.[1] ?? '',
    /** A customer presses Continue, and gets to the provider. */
    async proceed(token: string, seat = 'seat-1'): Promise<Checkout> {
      const {checkout} = await link.proceed(token, {seat});
      if (!checkout) throw new Error('the payment cannot be begun');
      return checkout;
    },
    /** A customer opens the provider's page; gives its name there. */
    async open(checkout: Checkout): Promise<string | undefined> {
      if (checkout.kind !== 'redirect') throw new Error('not a checkout at the provider');
      const page = await (await cybersource.fetch(formOf(checkout.action, checkout.fields))).text();
      return /name="session" value="([^"]+)"/.exec(page)?.[1];
    },
    /** A customer pays on a page that is open; gives what the browser brings back. */
    async finish(session: string, card = GOOD_CARD): Promise<Request> {
      const fields: Field[] = [
        ['session', session],
        ['card_number', card],
        ['card_expiry_date', '12/34'],
      ];
      const paid = await cybersource.fetch(formOf('https://testsecureacceptance.cybersource.com/pay/card', fields));
      return returnOf(await paid.text());
    },
    /** A customer pays at the provider; gives what the browser brings back. */
    async pay(checkout: Checkout, card = GOOD_CARD): Promise<Request> {
      if (checkout.kind !== 'redirect') throw new Error('not a checkout at the provider');
      const page = await (await cybersource.fetch(formOf(checkout.action, checkout.fields))).text();
      const session = /name="session" value="([^"]+)"/.exec(page)?.[1];
      if (session === undefined) return returnOf(page);
      const entered: Field[] = [
        ['session', session],
        ['card_number', card],
        ['card_expiry_date', '12/34'],
      ];
      const fields: Field[] =
        card === ''
          ? [
              ['session', session],
              ['cancel', '1'],
            ]
          : entered;
      const paid = await cybersource.fetch(formOf('https://testsecureacceptance.cybersource.com/pay/card', fields));
      return returnOf(await paid.text());
    },
    close: () => link.close(),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;
type Asked = Pick<Terms, 'id' | 'conversation'>;

/** A form as a browser posts it. */
export function formOf(url: string, fields: Iterable<readonly [string, string]>): Request {
  const body = new URLSearchParams(Array.from(fields, ([name, value]) => [name, value])).toString();
  return new Request(url, {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}, body});
}

/** The form of the provider's last page, which posts itself to the merchant. */
export function returnOf(page: string): Request {
  const action = decode(/action="([^"]+)"/.exec(page)?.[1] ?? '');
  const inputs = [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return formOf(
    action,
    inputs.map(([, name = '', value = '']) => [decode(name), decode(value)] as const),
  );
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** An order of 361.21 US dollars: each has one open link at a time. */
export function orderOf(number: string): Order {
  return {number, reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}};
}
