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
  type Message,
  type Messenger,
  type Purpose,
} from '../../src/delivery/index.js';
import {settingsOf, SettingsError, type Environment} from './settings.js';
import {TEMPLATES, TWILIO, WHATSAPP, CLICKATELL_KEY, PROFILE, REST} from './stand-in-accounts.js';

/** What the services are made for. */
export interface ServicesOptions {
  /** Where the stand-ins are. */
  readonly servicesOrigin: string;
  readonly checkoutOrigin: string;
  /** Proves callbacks that nobody signs. */
  readonly secret: string;
  readonly env: Environment;
  readonly now: () => number;
  /** Told when a customer has written on WhatsApp. */
  readonly onHeard: (heard: {phone: string; at: number}) => void;
}

/**
 * The messengers and payment providers. Of the messengers, those that the environment has settings for, or stand-ins for all
 * of them when it has none; of CyberSource likewise. Nothing real ever stands beside a stand-in of its kind, whose secrets are
 * public: whoever knows them could report in its name. Each of the settings is described in `docs/by-link.md`.
 *
 * @throws {SettingsError} For a service that is set up by half.
 */
export function linkServices(options: ServicesOptions): {
  messengers: Readonly<Record<string, Messenger>>;
  providers: readonly Provider[];
  /** Where Secure Acceptance is. */
  secureAcceptanceUrl: string;
} {
  const {secureAcceptanceUrl, providers} = cybersource(options);
  return {messengers: messengers(options), providers, secureAcceptanceUrl};
}

function messengers(options: ServicesOptions): Readonly<Record<string, Messenger>> {
  const wanted = options.env.MESSENGER;
  const real = Object.entries({
    clickatell: clickatell(options),
    twilio: twilio(options),
    'whatsapp-cloud': whatsappCloud(options),
  }).filter((entry): entry is [string, Messenger] => entry[1] !== undefined);
  const all = real.length > 0 ? real : Object.entries(standIns(options));
  if (wanted && !all.some(([name]) => name === wanted)) {
    const names = all.map(([name]) => name).join(', ');
    throw new SettingsError(`MESSENGER is "${wanted}", and the messengers that are set up are: ${names}.`);
  }
  const order = [...all.filter(([name]) => name === wanted), ...all.filter(([name]) => name !== wanted)];
  return Object.fromEntries(order.map(([name, messenger]) => [name, once(messenger)]));
}

function standIns({servicesOrigin, checkoutOrigin, secret, now, onHeard}: ServicesOptions) {
  const from = {from: TWILIO.from};
  return {
    clickatell: clickatellMessenger({
      apiKey: CLICKATELL_KEY,
      url: servicesOrigin,
      callback: {pathSecret: secret},
      now,
    }),
    twilio: twilioMessenger({
      ...TWILIO,
      url: servicesOrigin,
      sms: from,
      whatsapp: from,
      callbackUrl: `${checkoutOrigin}/callbacks/twilio`,
      now,
    }),
    'whatsapp-cloud': whatsappCloudMessenger({
      ...WHATSAPP,
      url: `${servicesOrigin}/v23.0`,
      verifyToken: secret,
      templates: whatsappTemplates,
      onHeard,
      now,
    }),
  };
}

const whatsappTemplates = Object.fromEntries(TEMPLATES.map(({purpose, name, language}) => [purpose, {name, language}]));

function clickatell({env, now}: ServicesOptions): Messenger | undefined {
  const required = ['CLICKATELL_API_KEY', 'CLICKATELL_CALLBACK_SECRET'] as const;
  const set = settingsOf(env, 'Clickatell', required, ['CLICKATELL_FROM']);
  if (!set) return undefined;
  return clickatellMessenger({
    apiKey: set.CLICKATELL_API_KEY,
    ...(env.CLICKATELL_FROM && {from: env.CLICKATELL_FROM}),
    callback: {pathSecret: set.CLICKATELL_CALLBACK_SECRET},
    now,
  });
}

/** Approved content by what it is for. */
const TWILIO_CONTENT = {
  payment: 'TWILIO_CONTENT_PAYMENT',
  receipt: 'TWILIO_CONTENT_RECEIPT',
  canceled: 'TWILIO_CONTENT_CANCELED',
} as const satisfies {readonly [P in Purpose]: string};

function twilio({env, checkoutOrigin, now}: ServicesOptions): Messenger | undefined {
  const required = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;
  const set = settingsOf(env, 'Twilio', required, ['TWILIO_WHATSAPP_FROM', ...Object.values(TWILIO_CONTENT)]);
  if (!set) return undefined;
  /** The content's one place is for the text and the link, as in the templates of the Cloud API. */
  const variables = ({text, link}: Message) => ({1: link ? `${text} ${link.url}` : text});
  const contents = Object.entries(TWILIO_CONTENT).flatMap(([purpose, name]) => {
    const sid = env[name];
    return sid ? [[purpose, {sid, variables}] as const] : [];
  });
  const whatsappFrom = env.TWILIO_WHATSAPP_FROM;
  return twilioMessenger({
    accountSid: set.TWILIO_ACCOUNT_SID,
    authToken: set.TWILIO_AUTH_TOKEN,
    sms: {from: set.TWILIO_FROM},
    ...(whatsappFrom && {whatsapp: {from: whatsappFrom, content: Object.fromEntries(contents)}}),
    callbackUrl: `${checkoutOrigin}/callbacks/twilio`,
    now,
  });
}

function whatsappCloud({env, now, onHeard}: ServicesOptions): Messenger | undefined {
  const set = settingsOf(env, 'WhatsApp Cloud API', [
    'WHATSAPP_ACCESS_TOKEN',
    'WHATSAPP_PHONE_NUMBER_ID',
    'WHATSAPP_APP_SECRET',
    'WHATSAPP_VERIFY_TOKEN',
  ]);
  if (!set) return undefined;
  return whatsappCloudMessenger({
    accessToken: set.WHATSAPP_ACCESS_TOKEN,
    phoneNumberId: set.WHATSAPP_PHONE_NUMBER_ID,
    appSecret: set.WHATSAPP_APP_SECRET,
    verifyToken: set.WHATSAPP_VERIFY_TOKEN,
    templates: whatsappTemplates,
    onHeard,
    now,
  });
}

interface Cybersource {
  readonly secureAcceptanceUrl: string;
  readonly providers: readonly Provider[];
}

function cybersource(options: ServicesOptions): Cybersource {
  const {env, now} = options;
  const restNames = ['CYBERSOURCE_MERCHANT_ID', 'CYBERSOURCE_KEY_ID', 'CYBERSOURCE_SHARED_SECRET'] as const;
  const webhookNames = ['CYBERSOURCE_WEBHOOK_KEY_ID', 'CYBERSOURCE_WEBHOOK_KEY'] as const;
  const profileNames = ['CYBERSOURCE_PROFILE_ID', 'CYBERSOURCE_ACCESS_KEY', 'CYBERSOURCE_SECRET_KEY'] as const;
  const webhook = settingsOf(env, 'CyberSource’s notification', webhookNames);
  const account = settingsOf(env, 'CyberSource’s REST API', restNames, [...webhookNames, 'CYBERSOURCE_API_URL']);
  const profile = settingsOf(env, 'Secure Acceptance', profileNames, ['CYBERSOURCE_SA_URL']);
  if (!account && !profile) return cybersourceStandIns(options);
  const rest =
    account &&
    cybersourceRest({
      url: env.CYBERSOURCE_API_URL || 'https://apitest.cybersource.com',
      merchantId: account.CYBERSOURCE_MERCHANT_ID,
      keyId: account.CYBERSOURCE_KEY_ID,
      sharedSecret: account.CYBERSOURCE_SHARED_SECRET,
      now,
    });
  const secureAcceptanceUrl = env.CYBERSOURCE_SA_URL || 'https://testsecureacceptance.cybersource.com';
  const shared = profile && {
    url: secureAcceptanceUrl,
    profileId: profile.CYBERSOURCE_PROFILE_ID,
    accessKey: profile.CYBERSOURCE_ACCESS_KEY,
    secretKey: profile.CYBERSOURCE_SECRET_KEY,
    ...(rest && {reports: cybersourceReports(rest)}),
    now,
  };
  const subscription = webhook && {
    keyId: webhook.CYBERSOURCE_WEBHOOK_KEY_ID,
    key: webhook.CYBERSOURCE_WEBHOOK_KEY,
  };
  return {
    secureAcceptanceUrl,
    providers: [
      ...(shared ? (['hosted', 'merchant'] as const).map((form) => secureAcceptance({...shared, form})) : []),
      ...(rest ? [unifiedCheckout({rest, country: countryIn(env), ...(subscription && {webhook: subscription})})] : []),
    ],
  };
}

function cybersourceStandIns({env, servicesOrigin, now}: ServicesOptions): Cybersource {
  const rest = cybersourceRest({...REST, url: servicesOrigin, now});
  const shared = {...PROFILE, url: servicesOrigin, reports: cybersourceReports(rest), now};
  return {
    secureAcceptanceUrl: servicesOrigin,
    providers: [
      secureAcceptance({...shared, form: 'hosted'}),
      secureAcceptance({...shared, form: 'merchant'}),
      unifiedCheckout({
        rest,
        country: countryIn(env),
        scriptHosts: [new URL(servicesOrigin).host],
        webhook: {keyId: REST.webhookKeyId, key: REST.sharedSecret},
      }),
    ],
  };
}

function countryIn(env: Environment): string {
  return env.CYBERSOURCE_COUNTRY || 'US';
}
