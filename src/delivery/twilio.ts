import * as v from 'valibot';

import {MalformedError, UnauthenticatedError, UnreachableError} from '../request/errors.js';
import {failure, refusal} from './codes.js';
import {
  parseMessage,
  wholeText,
  type Channel,
  type DeliveryReport,
  type Handover,
  type Message,
  type Messenger,
  type Purpose,
} from './messenger.js';
import {basicHeader} from './secrets.js';
import {call, readAnswer, readBody, type ServiceOptions} from './service.js';
import {TWILIO_ERRORS, TWILIO_STATUSES} from './twilio-codes.js';
import {isTwilioSigned} from './twilio-signature.js';

/** Who sends: a number of the account, or a service that picks one. */
export type TwilioSender = {readonly from: string} | {readonly messagingServiceSid: string};

/** Approved content of WhatsApp, and what goes into its places `{{1}}`, `{{2}}`, …. */
export interface TwilioContent {
  /** `HX` and 32 hexadecimal digits. */
  readonly sid: string;
  readonly variables: (message: Message) => Readonly<Record<string, string>>;
}

/** What a Twilio account is, where it matters. */
export interface TwilioOptions extends ServiceOptions {
  /** `AC` and 32 hexadecimal digits. */
  readonly accountSid: string;
  /** Signs callbacks, and is the password where there is no API key. */
  readonly authToken: string;
  /** An API key, which can be taken back without changing the account's token. */
  readonly apiKey?: {readonly sid: string; readonly secret: string};
  /** Where the API is; `https://api.twilio.com` by default. */
  readonly url?: string;
  readonly sms?: TwilioSender;
  readonly whatsapp?: TwilioSender & {
    /** Without content a message is plain text, which WhatsApp takes within 24 hours of the customer's last message only. */
    readonly content?: {readonly [P in Purpose]?: TwilioContent};
  };
  /** Where status callbacks shall go, as the outside world sees that address; without a query. */
  readonly callbackUrl: string;
}

const answerSchema = v.looseObject({
  sid: v.nullish(v.pipe(v.string(), v.regex(/^(SM|MM)[0-9a-f]{32}$/))),
  status: v.nullish(v.union([v.string(), v.number()])),
  code: v.nullish(v.number()),
  error_code: v.nullish(v.number()),
});

const callbackSchema = v.looseObject({
  AccountSid: v.string(),
  MessageSid: v.pipe(v.string(), v.regex(/^(SM|MM)[0-9a-f]{32}$/)),
  MessageStatus: v.string(),
  ErrorCode: v.optional(v.pipe(v.string(), v.maxLength(10))),
});

/**
 * Sends SMS and WhatsApp messages by Twilio.
 *
 * Its API has no idempotency key; for that see `once`. Callbacks carry no time, so that a report's is when it came in, and
 * `Message.id` travels in the callback's query, which the signature covers.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource (the send call: sure)
 * @see https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks (callbacks: medium to high)
 */
export function twilioMessenger(options: TwilioOptions): Messenger {
  const {accountSid, authToken, apiKey, url = 'https://api.twilio.com', callbackUrl, now = Date.now} = options;
  const channels = (['sms', 'whatsapp'] as const).filter((channel) => options[channel]);
  const basic = apiKey ? {user: apiKey.sid, password: apiKey.secret} : {user: accountSid, password: authToken};
  const headers = {
    authorization: basicHeader(basic),
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  return {
    channels,
    async send(message) {
      const checked = parseMessage(message);
      const sender = options[checked.channel];
      if (!sender) return refusal(TWILIO_ERRORS, 21703);
      const form = formOf(checked, sender, options, now());
      const address = `${url}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
      const {status, text} = await call(
        'messaging',
        address,
        {method: 'POST', headers, body: form.toString()},
        options,
      );
      return handoverOf(status, text);
    },
    async callback(request) {
      const form = new URLSearchParams(await readBody(request, /^application\/x-www-form-urlencoded\s*(;|$)/i));
      const {search, searchParams} = new URL(request.url);
      const signature = request.headers.get('x-twilio-signature') ?? '';
      if (!isTwilioSigned(signature, authToken, callbackUrl + search, form)) throw unproven();
      return reportsOf(form, accountSid, searchParams.get('message'), now());
    },
  };
}

function formOf(message: Message, sender: TwilioSender, options: TwilioOptions, now: number): URLSearchParams {
  const {channel, phone, purpose, id, expiresAt} = message;
  const on = (number: string) => (channel === 'whatsapp' ? `whatsapp:${number}` : number);
  const form = new URLSearchParams({To: on(phone)});
  if ('from' in sender) form.set('From', on(sender.from));
  else form.set('MessagingServiceSid', sender.messagingServiceSid);
  const content = channel === 'whatsapp' ? options.whatsapp?.content?.[purpose] : undefined;
  if (content) {
    form.set('ContentSid', content.sid);
    form.set('ContentVariables', JSON.stringify(content.variables(message)));
  } else {
    form.set('Body', wholeText(message));
  }
  form.set('StatusCallback', `${options.callbackUrl}?message=${encodeURIComponent(id)}`);
  const validity = validityOf(channel, expiresAt, now);
  if (validity !== undefined) form.set('ValidityPeriod', String(validity));
  return form;
}

/** How long an SMS may wait in the queue, in seconds: 1 to 36 000 are taken. It dies with its link. */
function validityOf(channel: Channel, expiresAt: number | undefined, now: number): number | undefined {
  if (channel !== 'sms' || expiresAt === undefined) return undefined;
  return Math.min(36_000, Math.max(1, Math.floor((expiresAt - now) / 1000)));
}

function handoverOf(status: number, text: string): Handover {
  const answer = readAnswer(answerSchema, text);
  const code = answer?.code ?? answer?.error_code;
  if (status >= 200 && status < 300) {
    if (!answer?.sid) throw new UnreachableError('the messaging service gave an answer that says nothing');
    const fact = TWILIO_STATUSES.get(String(answer.status));
    return fact === 'undelivered' ? refusal(TWILIO_ERRORS, code) : {accepted: true, messageId: answer.sid};
  }
  return refusal(TWILIO_ERRORS, code ?? (status === 401 ? 20003 : `http-${status}`));
}

function reportsOf(form: URLSearchParams, account: string, id: string | null, at: number): DeliveryReport[] {
  const result = v.safeParse(callbackSchema, Object.fromEntries(form));
  if (!result.success) throw new MalformedError('a status callback without what makes it one');
  const {AccountSid, MessageSid, MessageStatus, ErrorCode} = result.output;
  if (AccountSid !== account) throw unproven();
  const fact = TWILIO_STATUSES.get(MessageStatus);
  if (!fact) return [];
  const why = fact === 'undelivered' && failure(TWILIO_ERRORS, ErrorCode);
  return [{messageId: MessageSid, ...(id && /^[\w-]{1,64}$/.test(id) && {id}), fact, at, ...why}];
}

function unproven(): UnauthenticatedError {
  return new UnauthenticatedError('a status callback that does not prove who sent it');
}
