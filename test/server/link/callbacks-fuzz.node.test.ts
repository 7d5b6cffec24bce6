import {expect} from 'chai';
import * as fc from 'fast-check';

import {cybersourceStandIn} from '../../../demo/stand-ins/cybersource.js';
import {cybersourceReports} from '../../../src/collection/cybersource-reports.js';
import {cybersourceRest} from '../../../src/collection/cybersource-rest.js';
import {secureAcceptance} from '../../../src/collection/cybersource-secure-acceptance.js';
import {unifiedCheckout} from '../../../src/collection/cybersource-unified-checkout.js';
import type {Provider} from '../../../src/collection/provider.js';
import type {Channel} from '../../../src/delivery/messenger.js';
import type {Terms} from '../../../src/request/terms.js';
import type {LinkService} from '../../../src/server/index.js';
import {fetchOf, PROFILE, REST} from '../../collection/setups.js';
import {clickatell, PHONE, twilio, whatsapp, type Setup} from '../../delivery/setups.js';
import {formOf, makeWorld, NOW, returnOf} from './world.js';

/** A callback's parts, so that each can be changed. */
interface Parts {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A service's callback that would be believed, and the mounted service that is called. */
interface Target {
  readonly genuine: Parts;
  readonly call: (request: Request) => Promise<Response>;
  /** Types of the events so far. */
  readonly events: () => Promise<readonly string[]>;
  /** Whether what a callback says is the genuine one's, in the eyes of who signed it. */
  readonly isSame: (parts: Parts) => boolean;
}

async function partsOf(request: Request): Promise<Parts> {
  const {url, method, headers} = request;
  return {url, method, headers: Object.fromEntries(headers), body: await request.clone().text()};
}

function requestOf({url, method, headers, body}: Parts): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {method, headers, ...(hasBody && {body})});
}

/** Stands for the header of services that have none: a form is signed inside, or an address is the proof. */
const UNSIGNED = 'x-none';

/** What a callback says and what proves it: a form's fields in any order are the same form, and those not signed say nothing. */
function saidBy({headers, body}: Parts, signature: string): string {
  const proof = signature === UNSIGNED ? '' : (headers[signature] ?? '');
  if (!/urlencoded/.test(headers['content-type'] ?? '')) return JSON.stringify([proof, body]);
  const fields = [...new URLSearchParams(body)].sort();
  const signed = new Map(fields).get('signed_field_names')?.split(',');
  return JSON.stringify([proof, signed ? fields.filter(([name]) => [...signed, 'signature'].includes(name)) : fields]);
}

async function messengerTarget(name: string, channel: Channel, setup: Setup, signature: string): Promise<Target> {
  const world = await makeWorld({messengers: {[name]: setup.messenger}, now: () => setup.clock.now});
  setup.standIn.hear(PHONE);
  const terms = await world.ask({}, {channel, phone: PHONE});
  await setup.standIn.flush(); // to the messenger alone: the service has not heard of it
  const genuine = await partsOf(setup.callbacks[0]!);
  return targetOf(world.link, terms, world.typesOf, genuine, signature, (link, request) =>
    link.callback(name, request),
  );
}

async function providerTarget(collection: Provider['collection'], signature: string): Promise<Target> {
  const now = () => NOW;
  const sent: Request[] = [];
  const webhook = {
    url: 'https://pay.example/notify/unified-checkout',
    keyId: 'bf44c857-b182-bb05-e053-34b8d30a7a72',
    key: REST.sharedSecret,
  };
  const standIn = cybersourceStandIn({
    profile: PROFILE,
    rest: {...REST, webhook},
    deliver: async (request) => {
      sent.push(request);
      return new Response(null, {status: 204});
    },
    now,
  });
  const rest = cybersourceRest({
    ...REST,
    url: 'https://apitest.cybersource.com',
    fetch: fetchOf(standIn.fetch),
    now,
  });
  const shared = {...PROFILE, url: 'https://testsecureacceptance.cybersource.com', reports: cybersourceReports(rest)};
  const provider =
    collection === 'unified-checkout'
      ? unifiedCheckout({rest, country: 'US', webhook})
      : secureAcceptance({...shared, form: collection === 'secure-acceptance-hosted' ? 'hosted' : 'merchant', now});
  const world = await makeWorld({providers: [provider]});
  const terms = await world.ask({collection});
  const checkout = await world.proceed(world.lastToken());
  if (checkout.kind === 'mount') await payMounted(standIn.fetch, checkout.context);
  else await pay(standIn.fetch, checkout.action, checkout.fields);
  await standIn.flush();
  const genuine = await partsOf(sent[0]!);
  return targetOf(world.link, terms, world.typesOf, genuine, signature, (link, request) =>
    link.notified(collection, request),
  );
}

type Handle = (request: Request) => Promise<Response>;

async function pay(handle: Handle, action: string, fields: readonly (readonly [string, string])[]): Promise<void> {
  const typed = [
    ['card_number', '4111111111111111'],
    ['card_expiry_date', '12-2034'],
    ['card_cvn', '123'],
  ] as const;
  const isSilent = action.endsWith('/silent/pay');
  const page = await (await handle(formOf(action, isSilent ? [...fields, ...typed] : fields))).text();
  if (isSilent) return void returnOf(page);
  const session = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await handle(formOf(new URL('/pay/card', action).href, [['session', session], ...typed]));
}

async function payMounted(handle: Handle, context: string): Promise<void> {
  const body = JSON.stringify({context, number: '4111111111111111', expiry: '12-2034'});
  const headers = {'content-type': 'application/json', origin: 'https://pay.example'};
  await handle(new Request('https://apitest.cybersource.com/uc/v1/payments', {method: 'POST', headers, body}));
}

function targetOf(
  link: LinkService,
  terms: Terms,
  typesOf: (terms: Terms) => Promise<readonly string[]>,
  genuine: Parts,
  signature: string,
  call: (link: LinkService, request: Request) => Promise<Response>,
): Target {
  return {
    genuine,
    call: (request) => call(link, request),
    events: () => typesOf(terms),
    isSame: (parts) => saidBy(parts, signature) === saidBy(genuine, signature),
  };
}

const anyBody = fc.oneof(fc.string(), fc.json(), fc.webQueryParameters(), fc.constant(''), fc.constant('[]'));

/** The genuine callback with something of it changed. */
function changed(genuine: Parts, signature: string): fc.Arbitrary<Parts> {
  const {body, url, headers} = genuine;
  const cut = fc.tuple(fc.nat(body.length), fc.nat(20), fc.string({maxLength: 20}));
  const bodies = fc.oneof(
    anyBody,
    cut.map(([at, length, text]) => body.slice(0, at) + text + body.slice(at + length)),
    fc.constant(body + body),
  );
  const types = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data',
  );
  const signed = fc.oneof(fc.base64String(), fc.constant(''), fc.stringMatching(/^[\w=;:"-]{0,60}$/));
  return fc.oneof(
    bodies.map((other) => ({...genuine, body: other})),
    signed.map((other) => ({...genuine, headers: {...headers, [signature]: other}})),
    fc.tuple(bodies, signed).map(([other, by]) => ({...genuine, body: other, headers: {...headers, [signature]: by}})),
    types.map((type) => ({...genuine, headers: {...headers, 'content-type': type}})),
    fc
      .tuple(fc.webQueryParameters(), bodies)
      .map(([query, other]) => ({...genuine, url: `${url}?${query}`, body: other})),
    fc.tuple(fc.webPath(), signed).map(([path, by]) => ({
      ...genuine,
      url: `https://shop.example${path}`,
      headers: {...headers, [signature]: by},
    })),
    fc.constantFrom('GET', 'PUT', 'DELETE', 'HEAD').map((method) => ({...genuine, method, body: ''})),
  );
}

/** Each callback of the mounted service, with the header that proves who sent it. */
const CALLBACKS: [name: string, signature: string, make: () => Promise<Target>][] = [
  ['Twilio’s', 'x-twilio-signature', () => messengerTarget('twilio', 'sms', twilio(), 'x-twilio-signature')],
  [
    'WhatsApp’s',
    'x-hub-signature-256',
    () => messengerTarget('whatsapp-cloud', 'whatsapp', whatsapp(), 'x-hub-signature-256'),
  ],
  ['Secure Acceptance’s, hosted', UNSIGNED, () => providerTarget('secure-acceptance-hosted', UNSIGNED)],
  ['Secure Acceptance’s, merchant-hosted', UNSIGNED, () => providerTarget('secure-acceptance-merchant', UNSIGNED)],
  ['Unified Checkout’s', 'v-c-signature', () => providerTarget('unified-checkout', 'v-c-signature')],
];

/** The same each time: what once failed can be looked at. */
const RUNS = {numRuns: 250, seed: 20261123} as const;

describe('callbacks to the mounted service', () => {
  for (const [name, signature, make] of CALLBACKS) {
    it(`are answered and change nothing unless they are ${name} own`, async () => {
      const {genuine, call, events, isSame} = await make();
      const before = await events();
      await fc.assert(
        fc.asyncProperty(changed(genuine, signature), async (parts) => {
          fc.pre(!isSame(parts));
          expect((await call(requestOf(parts))).status).to.be.lessThan(500);
          expect(await events()).to.deep.equal(before);
        }),
        RUNS,
      );
      expect((await call(requestOf(genuine))).status).to.equal(204);
      expect((await events()).length, 'the genuine one counts').to.be.greaterThan(before.length);
    });
  }

  it('are answered, whatever is in them, and change nothing unless they come by Clickatell’s secret address', async () => {
    const {genuine, call, events} = await messengerTarget('clickatell', 'sms', clickatell(), UNSIGNED);
    const before = await events();
    await fc.assert(
      fc.asyncProperty(changed(genuine, UNSIGNED), fc.string(), async (parts, secret) => {
        const url = `https://shop.example/callbacks/clickatell/${encodeURIComponent(secret)}`;
        expect((await call(requestOf({...parts, url}))).status).to.be.lessThan(500);
        expect(await events()).to.deep.equal(before);
      }),
      RUNS,
    );
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        expect((await call(requestOf({...genuine, body}))).status).to.be.lessThan(500);
        expect(await events()).to.deep.equal(before);
      }),
      RUNS,
    );
    expect((await call(requestOf(genuine))).status).to.equal(204);
    expect((await events()).length, 'the genuine one counts').to.be.greaterThan(before.length);
  });

  it('are no more than 404 for a service that is none', async () => {
    const world = await makeWorld();
    for (const name of ['', 'nobody', '__proto__', 'constructor', 'toString']) {
      const request = () => new Request('https://pay.example/x', {method: 'POST', body: '{}'});
      expect((await world.link.callback(name, request())).status).to.equal(404);
      expect((await world.link.notified(name, request())).status).to.equal(404);
    }
  });
});
