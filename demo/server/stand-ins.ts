import type {OutboxMessage} from '../stand-ins/behavior.js';
import {clickatellStandIn} from '../stand-ins/clickatell.js';
import {cybersourceStandIn} from '../stand-ins/cybersource.js';
import {twilioStandIn} from '../stand-ins/twilio.js';
import {whatsappStandIn} from '../stand-ins/whatsapp-cloud.js';
import {ORDERS} from './orders.js';
import {CLICKATELL_KEY, PROFILE, REST, TEMPLATES, TWILIO, WHATSAPP} from './stand-in-accounts.js';

/** How soon a stand-in calls back, in milliseconds: so that a person can see each step. */
const CALLBACK_MS = 400;

/** Every service that the demo plays itself, on one origin. */
export type StandIns = ReturnType<typeof standInsOf>;

/** Sets the stand-ins up: accounts, and where their callbacks go. */
export function standInsOf(options: {origin: string; checkoutOrigin: string; secret: string; now: () => number}) {
  const {checkoutOrigin, secret, now} = options;
  const shared = {auto: true, now};
  const clickatell = clickatellStandIn({
    ...shared,
    apiKey: CLICKATELL_KEY,
    callbackUrl: `${checkoutOrigin}/callbacks/clickatell/${secret}`,
  });
  const twilio = twilioStandIn({
    ...shared,
    accountSid: TWILIO.accountSid,
    authToken: TWILIO.authToken,
    senders: [TWILIO.from],
  });
  const whatsapp = whatsappStandIn({
    ...shared,
    ...WHATSAPP,
    webhookUrl: `${checkoutOrigin}/callbacks/whatsapp-cloud`,
    templates: TEMPLATES,
  });
  const cybersource = cybersourceStandIn({
    ...shared,
    profile: PROFILE,
    rest: {
      ...REST,
      webhook: {url: `${checkoutOrigin}/notify/unified-checkout`, keyId: REST.webhookKeyId, key: REST.sharedSecret},
      allowsInsecureOrigins: true,
    },
  });
  const messengers = [clickatell, twilio, whatsapp];
  for (const {behavior} of [...messengers, cybersource]) behavior.callbackDelayMs = CALLBACK_MS;
  // these customers have written on WhatsApp today, so that they may be written to
  const phones = ORDERS.map(({phone}) => phone).filter((phone) => phone.startsWith('+'));
  for (const phone of phones) {
    for (const messenger of [clickatell, twilio]) messenger.hear(phone);
    whatsapp.write(phone, 'Hello');
  }

  return {
    origin: options.origin,
    clickatell,
    twilio,
    whatsapp,
    cybersource,
    /** Everything on the simulated phone, oldest first. */
    messages: (): OutboxMessage[] =>
      messengers.flatMap(({outbox}) => outbox).sort((a, b) => a.at - b.at || a.id.localeCompare(b.id)),
    respond(request: Request): Promise<Response> {
      const {pathname} = new URL(request.url);
      if (pathname === '/v1/message') return clickatell.fetch(request);
      if (pathname.startsWith('/2010-04-01/')) return twilio.fetch(request);
      if (/^\/v\d+\.\d+\//.test(pathname)) return whatsapp.fetch(request);
      return cybersource.fetch(request);
    },
  };
}
