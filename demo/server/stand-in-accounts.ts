import type {Purpose} from '../../src/delivery/messenger.js';

// The demo's accounts at its own stand-ins. They open nothing anywhere else.

/** The integration's key at the stand-in for Clickatell. */
export const CLICKATELL_KEY = 'demo-clickatell-key';

/** The account at the stand-in for Twilio; its number is of the range kept for fiction. */
export const TWILIO = {
  accountSid: 'AC00000000000000000000000000000000',
  authToken: 'demo-twilio-token',
  from: '+12025550100',
} as const;

/** The account at the stand-in for WhatsApp's Cloud API. */
export const WHATSAPP = {
  phoneNumberId: '100000000000001',
  accessToken: 'demo-whatsapp-token',
  appSecret: 'demo-whatsapp-app-secret',
} as const;

/** Its approved templates: one for each purpose, with one place for text and link. */
export const TEMPLATES: readonly {
  readonly purpose: Purpose;
  readonly name: string;
  readonly language: string;
  readonly body: string;
}[] = [
  {purpose: 'payment', name: 'payment_link', language: 'en_US', body: '{{1}}'},
  {purpose: 'receipt', name: 'payment_receipt', language: 'en_US', body: '{{1}}'},
  {purpose: 'canceled', name: 'payment_canceled', language: 'en_US', body: '{{1}}'},
];

/** The profile at the stand-in for Secure Acceptance. */
export const PROFILE = {
  profileId: 'D599681B-023C-4C3C-BF38-B42BF474F990',
  accessKey: '00000000000000000000000000000001',
  secretKey: 'demo-secure-acceptance-secret',
} as const;

/** The key at the stand-in for CyberSource's REST API. */
export const REST = {
  merchantId: 'demo_merchant',
  keyId: '00000000-0000-4000-8000-000000000001',
  sharedSecret: Buffer.from('the shared secret of the demo’s stand-in').toString('base64'),
  webhookKeyId: '00000000-0000-4000-8000-000000000002',
} as const;
