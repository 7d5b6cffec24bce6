import {cybersourceStandIn} from '../../demo/stand-ins/cybersource.js';
import {cybersourceReports} from '../../src/collection/cybersource-reports.js';
import {cybersourceRest} from '../../src/collection/cybersource-rest.js';
import {secureAcceptance} from '../../src/collection/cybersource-secure-acceptance.js';
import {unifiedCheckout} from '../../src/collection/cybersource-unified-checkout.js';
import type {BeginOptions, Charge, Checkout, Finding, Provider} from '../../src/collection/provider.js';
import type {Terms} from '../../src/request/terms.js';
import {makeTerms} from '../helpers/terms.js';

/** When tests happen. */
export const NOW = Date.UTC(2026, 10, 23, 9, 30);

/** A profile of Secure Acceptance; its identifiers are those of a public example. */
export const PROFILE = {
  profileId: 'D599681B-023C-4C3C-BF38-B42BF474F990',
  accessKey: '2ad5c980feb838f1b3ec8b4477bb959e',
  secretKey: 'a-secret-key-as-text',
} as const;

/** The shared secret that the vendor publishes for trying the test API. */
export const REST = {
  merchantId: 'testrest',
  keyId: '08c94330-f618-42a3-b09d-e1e43be5efda',
  sharedSecret: 'yBJxy6LjM2TmcPGu+GaJrHtkke25fPpUX+UY6/L/1tE=',
} as const;

const RETURN = 'https://pay.example/return';
const NOTIFY = 'https://pay.example/notify';

/** A provider with the stand-in for its service. */
export interface Setup {
  readonly provider: Provider;
  readonly standIn: ReturnType<typeof cybersourceStandIn>;
  readonly clock: {now: number};
  /** Charges as a server keeps them. */
  readonly charges: Map<string, Charge>;
  /** What the notifications said; an error where one was not believed. */
  readonly notified: (Finding | undefined | Error)[];
  find(reference: string): Promise<Charge | undefined>;
  /** Begins a payment and keeps its charge. */
  begin(terms?: Partial<Terms>, options?: Partial<BeginOptions>): Promise<{charge: Charge; checkout: Checkout}>;
  /** A customer pays; gives the request with which the browser comes back. */
  pay(checkout: Checkout, card?: string): Promise<Request>;
}

/** Makes `fetch` of an in-process service; it gives up when it is told to, as the real one does. */
export function fetchOf(handle: (request: Request) => Promise<Response>): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    const given = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
    return Promise.race([handle(request), given]);
  };
}

/** What a setup can be told. */
export interface SetupOptions {
  readonly resultSigner?: 'session' | 'published';
  readonly bareResults?: boolean;
  readonly collection?: Provider['collection'];
}

/** A provider for a collection, on a stand-in of its own. */
export function setupOf(collection: Provider['collection'], options: SetupOptions = {}): Setup {
  const clock = {now: NOW};
  const now = () => clock.now;
  const charges = new Map<string, Charge>();
  const notified: Setup['notified'] = [];
  const find = (reference: string) => Promise.resolve(charges.get(reference));
  const deliver = async (request: Request) => {
    try {
      notified.push(await provider.notified(request, find));
      return new Response(null, {status: 204});
    } catch (error) {
      notified.push(error as Error);
      return new Response(null, {status: 400});
    }
  };
  const webhook = {url: NOTIFY, keyId: 'bf44c857-b182-bb05-e053-34b8d30a7a72', key: REST.sharedSecret};
  const standIn = cybersourceStandIn({profile: PROFILE, rest: {...REST, webhook, ...options}, deliver, now});
  const url = 'https://apitest.cybersource.com';
  const rest = cybersourceRest({...REST, url, fetch: fetchOf(standIn.fetch), timeoutMs: 200, now});
  const form = collection === 'secure-acceptance-merchant' ? 'merchant' : 'hosted';
  const secure = {
    ...PROFILE,
    form,
    url: 'https://testsecureacceptance.cybersource.com',
    reports: cybersourceReports(rest),
    now,
  } as const;
  const provider =
    collection === 'unified-checkout'
      ? unifiedCheckout({rest, country: 'US', webhook: {keyId: webhook.keyId, key: webhook.key}})
      : secureAcceptance(secure);
  const termsOf = (terms: Partial<Terms> = {}) => makeTerms({collection, createdAt: NOW, ...terms});
  return {
    provider,
    standIn,
    clock,
    charges,
    notified,
    find,
    async begin(terms, more) {
      const urls = {returnUrl: RETURN, notifyUrl: NOTIFY, origins: ['https://pay.example']};
      const begun = await provider.begin({terms: termsOf(terms), attempt: 1, ...urls, ...more});
      charges.set(begun.charge.reference, JSON.parse(JSON.stringify(begun.charge)) as Charge);
      return begun;
    },
    pay: (checkout, card = '4111111111111111') => pay(standIn.fetch, checkout, card, charges),
  };
}

/** Posts fields as a browser does. */
export function formRequest(url: string, fields: Iterable<readonly [string, string]>): Request {
  const body = new URLSearchParams(Array.from(fields, ([name, value]) => [name, value])).toString();
  return new Request(url, {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}, body});
}

/** The hidden fields of a page's first form. */
export async function fieldsOf(response: Response): Promise<[string, string][]> {
  const html = await response.text();
  const text = (value: string) => value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const inputs = html
    .slice(0, html.indexOf('</form>'))
    .matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Array.from(inputs, ([, name = '', value = '']) => [text(name), text(value)]);
}

type Handle = (request: Request) => Promise<Response>;

async function pay(handle: Handle, checkout: Checkout, card: string, charges: Map<string, Charge>): Promise<Request> {
  if (checkout.kind === 'mount') return payMounted(handle, checkout.context, card, [...charges.keys()].at(-1) ?? '');
  const typed = {card_number: card, card_expiry_date: '12-2030', card_cvn: '123', card_type: '001'};
  if (checkout.kind === 'direct-post') {
    const fields = [...checkout.fields, ...Object.entries(typed)];
    return formRequest(RETURN, await fieldsOf(await handle(formRequest(checkout.action, fields))));
  }
  const session = await fieldsOf(await handle(formRequest(checkout.action, checkout.fields)));
  const url = new URL('/pay/card', checkout.action).href;
  const {card_type: _, ...rest} = typed;
  return formRequest(RETURN, await fieldsOf(await handle(formRequest(url, [...session, ...Object.entries(rest)]))));
}

async function payMounted(handle: Handle, context: string, number: string, reference: string): Promise<Request> {
  const body = JSON.stringify({context, number, expiry: '12-2030'});
  const headers = {'content-type': 'application/json', origin: 'https://pay.example'};
  const response = await handle(
    new Request('https://apitest.cybersource.com/uc/v1/payments', {method: 'POST', headers, body}),
  );
  const {result, reason} = (await response.json()) as {result?: string; reason?: string};
  return jsonRequest({reference, ...(result ? {result} : {failure: reason ?? 'UNKNOWN_ERROR'})});
}

/** What the checkout page posts. */
export function jsonRequest(body: unknown): Request {
  const headers = {'content-type': 'application/json'};
  return new Request(RETURN, {method: 'POST', headers, body: JSON.stringify(body)});
}

/** Every collection with a provider. */
export const COLLECTIONS: readonly Provider['collection'][] = [
  'secure-acceptance-hosted',
  'secure-acceptance-merchant',
  'unified-checkout',
];
