import type {OutboxMessage} from '../../demo/stand-ins/behavior.js';
import {clickatellStandIn} from '../../demo/stand-ins/clickatell.js';
import {twilioStandIn} from '../../demo/stand-ins/twilio.js';
import {whatsappStandIn} from '../../demo/stand-ins/whatsapp-cloud.js';
import {clickatellMessenger} from '../../src/delivery/clickatell.js';
import type {Channel, DeliveryReport, Message, Messenger} from '../../src/delivery/messenger.js';
import {twilioMessenger} from '../../src/delivery/twilio.js';
import {whatsappCloudMessenger} from '../../src/delivery/whatsapp-cloud.js';

/** When tests happen. */
export const NOW = Date.UTC(2026, 10, 23, 9, 30);

/** A phone of the range that is kept for fiction (+1 555 0100 to 0199). */
export const PHONE = '+12025550143';

/** A secret that is long enough. */
export const SECRET = 'a-path-secret-of-30-characters';

/** A messenger and the stand-in for its provider, joined. */
export interface Setup {
  readonly messenger: Messenger;
  readonly standIn: {
    readonly behavior: ReturnType<typeof clickatellStandIn>['behavior'];
    readonly outbox: OutboxMessage[];
    hear(phone: string): void;
    flush(): Promise<Response[]>;
  };
  /** What has come back so far. */
  readonly reports: DeliveryReport[];
  /** Callbacks as they came in, each of which can be read again. */
  readonly callbacks: Request[];
  readonly clock: {now: number};
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

/** A message about a payment. */
export function messageOf(channel: Channel, overrides: Partial<Message> = {}): Message {
  return {
    id: crypto.randomUUID(),
    channel,
    phone: PHONE,
    purpose: 'payment',
    text: 'Example Shop asks you to pay $361.21 for order 1001.',
    link: {url: 'https://pay.example/p/kR3vq9', label: 'Pay now'},
    ...overrides,
  };
}

type Make = (shared: {deliver: (request: Request) => Promise<Response>; now: () => number}) => {
  messenger: Messenger;
  standIn: Setup['standIn'] & {fetch: (request: Request) => Promise<Response>};
};

function join(make: Make): Setup {
  const clock = {now: NOW};
  const reports: DeliveryReport[] = [];
  const callbacks: Request[] = [];
  const deliver = async (request: Request) => {
    callbacks.push(request.clone());
    try {
      reports.push(...(await messenger.callback(request)));
      return new Response(null, {status: 204});
    } catch {
      return new Response(null, {status: 400});
    }
  };
  const {messenger, standIn} = make({deliver, now: () => clock.now});
  return {messenger, standIn, reports, callbacks, clock};
}

const TIMEOUT_MS = 200;

/** Clickatell, with a secret in the callback's path. */
export const clickatell = () =>
  join(({deliver, now}) => {
    const callbackUrl = `https://shop.example/callbacks/clickatell/${SECRET}`;
    const standIn = clickatellStandIn({apiKey: 'key==', callbackUrl, deliver, now});
    const fetch = fetchOf(standIn.fetch);
    const options = {apiKey: 'key==', callback: {pathSecret: SECRET}, fetch, timeoutMs: TIMEOUT_MS, now};
    return {messenger: clickatellMessenger(options), standIn};
  });

/** The account of Twilio's own examples, in other digits. */
export const TWILIO = {accountSid: `AC${'0f'.repeat(16)}`, authToken: 'a-token-for-tests'} as const;

/** Where Twilio's callbacks go. */
export const TWILIO_CALLBACK = 'https://shop.example/callbacks/twilio';

/** Twilio, with approved content for payments on WhatsApp. */
export const twilio = (more: {signsWithPort?: boolean} = {}) =>
  join(({deliver, now}) => {
    const senders = ['+12025550100', 'MG1'];
    const button = {title: 'Pay now', url: 'https://pay.example/p/{{2}}'};
    const contents = {HX1: {body: 'Payment: {{1}}', button}};
    const standIn = twilioStandIn({...TWILIO, senders, contents, deliver, now, ...more});
    const variables = ({text, link}: Message) => ({1: text, 2: link?.url.slice('https://pay.example/p/'.length) ?? ''});
    const messenger = twilioMessenger({
      ...TWILIO,
      sms: {messagingServiceSid: 'MG1'},
      whatsapp: {from: '+12025550100', content: {payment: {sid: 'HX1', variables}}},
      callbackUrl: TWILIO_CALLBACK,
      fetch: fetchOf(standIn.fetch),
      timeoutMs: TIMEOUT_MS,
      now,
    });
    return {messenger, standIn};
  });

/** What signs WhatsApp's webhooks here. */
export const APP_SECRET = 'an-app-secret';

/** WhatsApp's Cloud API, with a template for payments and one without a button for receipts. */
export const whatsapp = () =>
  join(({deliver, now}) => {
    const account = {phoneNumberId: '106540352242922', accessToken: 'token', appSecret: APP_SECRET};
    const templates = [
      {
        name: 'pay',
        language: 'en_US',
        body: 'A payment is asked for: {{1}}',
        button: {label: 'Pay now', url: 'https://pay.example/p/'},
      },
      {name: 'receipt', language: 'en', body: 'Thank you. {{1}}'},
    ];
    const webhookUrl = 'https://shop.example/callbacks/whatsapp';
    const standIn = whatsappStandIn({...account, webhookUrl, templates, deliver, now});
    const messenger = whatsappCloudMessenger({
      ...account,
      verifyToken: SECRET,
      templates: {
        payment: {name: 'pay', language: 'en_US', buttonUrl: 'https://pay.example/p/'},
        receipt: {name: 'receipt', language: 'en'},
      },
      fetch: fetchOf(standIn.fetch),
      timeoutMs: TIMEOUT_MS,
      now,
    });
    return {messenger, standIn};
  });

/** Every adapter and channel. */
export const SETUPS: readonly [name: string, channel: Channel, make: () => Setup][] = [
  ['Clickatell', 'sms', clickatell],
  ['Clickatell', 'whatsapp', clickatell],
  ['Twilio', 'sms', () => twilio()],
  ['Twilio', 'whatsapp', () => twilio()],
  ['WhatsApp Cloud', 'whatsapp', whatsapp],
];
