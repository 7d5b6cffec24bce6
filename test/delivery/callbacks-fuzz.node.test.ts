import {createHmac} from 'node:crypto';

import {expect} from 'chai';
import * as fc from 'fast-check';

import {clickatellMessenger} from '../../src/delivery/clickatell.js';
import {twilioSignature} from '../../src/delivery/twilio-signature.js';
import {ChatpayError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {
  APP_SECRET,
  clickatell,
  fetchOf,
  messageOf,
  SECRET,
  twilio,
  TWILIO,
  TWILIO_CALLBACK,
  whatsapp,
} from './setups.js';

/** Anything, and things that are nearly right. */
const anyBody = fc.oneof(
  fc.string(),
  fc.json(),
  fc.webQueryParameters(),
  fc
    .record({
      event: fc.record({
        messageStatusUpdate: fc.array(
          fc.dictionary(fc.constantFrom('messageId', 'statusCode', 'timestamp', '__proto__'), fc.jsonValue()),
        ),
      }),
    })
    .map((value) => JSON.stringify(value)),
  fc
    .record({
      object: fc.constant('whatsapp_business_account'),
      entry: fc.array(fc.record({changes: fc.array(fc.jsonValue())})),
    })
    .map((value) => JSON.stringify(value)),
);
const post = (
  url: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => new Request(url, {method: 'POST', headers: {'content-type': type, ...headers}, body});
const hub = (body: string) => `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`;

/** Callbacks that prove who sent them, whatever is in them. */
const PROVEN: [name: string, run: (body: string) => Promise<unknown>][] = [
  [
    'Clickatell',
    (body) => clickatell().messenger.callback(post(`https://shop.example/c/${SECRET}`, 'application/json', body)),
  ],
  [
    'Twilio',
    (body) => {
      const signature = twilioSignature(TWILIO.authToken, TWILIO_CALLBACK, new URLSearchParams(body));
      const type = 'application/x-www-form-urlencoded';
      return twilio().messenger.callback(post(TWILIO_CALLBACK, type, body, {'x-twilio-signature': signature}));
    },
  ],
  [
    'WhatsApp Cloud',
    (body) =>
      whatsapp().messenger.callback(
        post('https://shop.example/w', 'application/json', body, {'x-hub-signature-256': hub(body)}),
      ),
  ],
];

describe('callbacks that hold anything', () => {
  for (const [name, run] of PROVEN) {
    it(`are read or refused by ${name}, and never break it`, async () => {
      await fc.assert(
        fc.asyncProperty(anyBody, async (body) => {
          const result = await run(body).catch((error: unknown) => error);
          expect(Array.isArray(result) || result instanceof ChatpayError).to.equal(true);
        }),
        {numRuns: 300},
      );
    });
  }

  it('are not read when they are no text', async () => {
    const bytes = Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d);
    const request = post(`https://shop.example/c/${SECRET}`, 'application/json', bytes);
    expect((await errorOf(clickatell().messenger.callback(request))).message).to.match(/UTF-8/);
  });
});

describe('a service that asks to try later', () => {
  for (const [header, retryAfterMs] of [
    ['30', 30_000],
    ['3600', 3_600_000],
    ['3601', undefined],
    ['0', undefined],
    ['soon', undefined],
  ] as const) {
    it(`is waited for ${retryAfterMs ?? 'as long as the caller likes'} after ${header}`, async () => {
      const fetch = fetchOf(() => Promise.resolve(new Response('', {status: 503, headers: {'retry-after': header}})));
      const messenger = clickatellMessenger({apiKey: 'key', callback: {pathSecret: SECRET}, fetch});
      const error = await errorOf(messenger.send(messageOf('sms')));
      expect(error).to.be.instanceOf(UnreachableError);
      expect((error as UnreachableError).retryAfterMs).to.equal(retryAfterMs);
    });
  }
});
