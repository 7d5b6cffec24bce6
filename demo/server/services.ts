import {randomBytes} from 'node:crypto';

import {
  cybersourceReports,
  cybersourceRest,
  secureAcceptance,
  unifiedCheckout,
  type Provider,
} from '../../src/collection/index.js';
import {
  clickatellMessenger,
  once,
  twilioMessenger,
  whatsappCloudMessenger,
  type Messenger,
} from '../../src/delivery/index.js';
import {TEMPLATES, TWILIO, WHATSAPP, CLICKATELL_KEY, PROFILE, REST} from './stand-in-accounts.js';

/** What the services are made for. */
export interface ServicesOptions {
  /** Where the stand-ins are. */
  readonly servicesOrigin: string;
  readonly checkoutOrigin: string;
  /** Proves callbacks that nobody signs. */
  readonly secret: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** Told when a customer has written on WhatsApp. */
  readonly onHeard: (heard: {phone: string; at: number}) => void;
}

/**
 * The messengers and payment providers: the real ones that the environment has settings for, stand-ins for the rest. Each
 * of the settings is described in `docs/by-link.md`.
 */
export function linkServices(options: ServicesOptions): {
  messengers: Readonly<Record<string, Messenger>>;
  providers: readonly Provider[];
  /** Where Secure Acceptance is. */
  secureAcceptanceUrl: string;
} {
  const all = {
    clickatell: clickatell(options),
    twilio: twilio(options),
    'whatsapp-cloud': whatsappCloud(options),
  };
  const names = Object.keys(all) as (keyof typeof all)[];
  const first = names.find((name) => name === options.env.MESSENGER) ?? 'clickatell';
  const order = [first, ...names.filter((name) => name !== first)];
  return {
    messengers: Object.fromEntries(order.map((name) => [name, once(all[name])])),
    providers: cybersource(options),
    secureAcceptanceUrl: secureAcceptanceUrl(options),
  };
}

function clickatell({env, servicesOrigin, secret, now}: ServicesOptions): Messenger {
  const key = env.CLICKATELL_API_KEY;
  return clickatellMessenger({
    apiKey: key ?? CLICKATELL_KEY,
    ...(!key && {url: servicesOrigin}),
    ...(env.CLICKATELL_FROM && {from: env.CLICKATELL_FROM}),
    callback: {pathSecret: env.CLICKATELL_CALLBACK_SECRET ?? secret},
    now,
  });
}

function twilio({env, servicesOrigin, checkoutOrigin, now}: ServicesOptions): Messenger {
  const account = env.TWILIO_ACCOUNT_SID;
  return twilioMessenger({
    accountSid: account ?? TWILIO.accountSid,
    authToken: env.TWILIO_AUTH_TOKEN ?? TWILIO.authToken,
    ...(!account && {url: servicesOrigin}),
    sms: {from: env.TWILIO_FROM ?? TWILIO.from},
    whatsapp: {from: env.TWILIO_WHATSAPP_FROM ?? TWILIO.from},
    callbackUrl: `${checkoutOrigin}/callbacks/twilio`,
    now,
  });
}

function whatsappCloud({env, servicesOrigin, secret, now, onHeard}: ServicesOptions): Messenger {
  const token = env.WHATSAPP_ACCESS_TOKEN;
  return whatsappCloudMessenger({
    accessToken: token ?? WHATSAPP.accessToken,
    phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID ?? WHATSAPP.phoneNumberId,
    appSecret: env.WHATSAPP_APP_SECRET ?? WHATSAPP.appSecret,
    verifyToken: env.WHATSAPP_VERIFY_TOKEN ?? secret,
    ...(!token && {url: `${servicesOrigin}/v23.0`}),
    templates: Object.fromEntries(TEMPLATES.map(({purpose, name, language}) => [purpose, {name, language}])),
    onHeard,
    now,
  });
}

function secureAcceptanceUrl({env, servicesOrigin}: ServicesOptions): string {
  if (env.CYBERSOURCE_MERCHANT_ID === undefined) return servicesOrigin;
  return env.CYBERSOURCE_SA_URL ?? 'https://testsecureacceptance.cybersource.com';
}

function cybersource(options: ServicesOptions): Provider[] {
  const {env, servicesOrigin, now} = options;
  const isReal = env.CYBERSOURCE_MERCHANT_ID !== undefined;
  const rest = cybersourceRest({
    url: isReal ? (env.CYBERSOURCE_API_URL ?? 'https://apitest.cybersource.com') : servicesOrigin,
    merchantId: env.CYBERSOURCE_MERCHANT_ID ?? REST.merchantId,
    keyId: env.CYBERSOURCE_KEY_ID ?? REST.keyId,
    sharedSecret: env.CYBERSOURCE_SHARED_SECRET ?? REST.sharedSecret,
    now,
  });
  const shared = {
    url: secureAcceptanceUrl(options),
    profileId: env.CYBERSOURCE_PROFILE_ID ?? PROFILE.profileId,
    accessKey: env.CYBERSOURCE_ACCESS_KEY ?? PROFILE.accessKey,
    secretKey: env.CYBERSOURCE_SECRET_KEY ?? PROFILE.secretKey,
    reports: cybersourceReports(rest),
    now,
  };
  return [
    secureAcceptance({...shared, form: 'hosted'}),
    secureAcceptance({...shared, form: 'merchant'}),
    unifiedCheckout({
      rest,
      country: env.CYBERSOURCE_COUNTRY ?? 'US',
      ...(!isReal && {scriptHosts: [new URL(servicesOrigin).host]}),
      webhook: {
        keyId: env.CYBERSOURCE_WEBHOOK_KEY_ID ?? REST.webhookKeyId,
        key: env.CYBERSOURCE_WEBHOOK_KEY ?? (isReal ? randomBytes(32).toString('base64') : REST.sharedSecret),
      },
    }),
  ];
}
