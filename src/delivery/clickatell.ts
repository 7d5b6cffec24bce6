import * as v from 'valibot';

import {UnauthenticatedError, UnreachableError} from '../request/errors.js';
import {readClickatellStatuses} from './clickatell-callback.js';
import {CLICKATELL_ERRORS} from './clickatell-codes.js';
import {refusal} from './codes.js';
import {
  CHANNELS,
  parseMessage,
  wholeText,
  type Channel,
  type Handover,
  type Message,
  type Messenger,
} from './messenger.js';
import {basicHeader, sameSecret, strongSecret, type Basic} from './secrets.js';
import {call, readAnswer, readBody, type ServiceOptions} from './service.js';

/** What a Clickatell account is, where it matters. */
export interface ClickatellOptions extends ServiceOptions {
  /** The integration's API key; sent as it is, without a scheme. */
  readonly apiKey: string;
  /** Where the API is; `https://platform.clickatell.com` by default. */
  readonly url?: string;
  /** The two-way number to send from, digits only; the account's own choice when absent. */
  readonly from?: string;
  /** The channels that the integration has; both by default. */
  readonly channels?: readonly Channel[];
  /**
   * How status callbacks prove that they are the provider's, which signs nothing: a secret of at least 22 characters as
   * the last segment of the callback's path, or a user name and password in it (`https://user:password@…`), or both.
   */
  readonly callback: {readonly pathSecret: string; readonly basic?: Basic} | {readonly basic: Basic};
}

const answerSchema = v.looseObject({
  messages: v.optional(
    v.array(
      v.looseObject({
        apiMessageId: v.nullish(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
        accepted: v.optional(v.boolean()),
        error: v.nullish(v.looseObject({code: v.nullish(v.union([v.string(), v.number()]))})),
      }),
    ),
  ),
  error: v.nullish(v.looseObject({code: v.nullish(v.union([v.string(), v.number()]))})),
});

/** Codes that pass by themselves: the service's own faults, and too much at once. */
const PASSING = ['18', '19', '43'];

/**
 * Sends SMS and WhatsApp messages by Clickatell's One API.
 *
 * The request, the answer's statuses and its members are sure; `clientMessageId` is medium sure, and it names the message
 * in callbacks rather than stopping a second copy, for which see `once`. Its WhatsApp text has no buttons, and outside the
 * 24 hours after the customer's last message it comes back as undelivered with code 131.
 *
 * @see https://guides.clickatell.com/clickatell-chat-commerce-platform/developer/channels/whatsapp-and-sms-one-api/api-reference/messages/send-messages
 * @throws {RangeError} When the path's secret is too short to be one.
 */
export function clickatellMessenger(options: ClickatellOptions): Messenger {
  const {apiKey, url = 'https://platform.clickatell.com', channels = CHANNELS, callback} = options;
  if ('pathSecret' in callback) strongSecret(callback.pathSecret, 'the secret in the callback’s path');
  return {
    channels,
    async send(message) {
      const checked = parseMessage(message);
      if (!channels.includes(checked.channel)) return refusal(CLICKATELL_ERRORS, 38);
      const headers = {
        authorization: apiKey,
        'content-type': 'application/json',
        accept: 'application/json',
      };
      const {status, text} = await call(
        'messaging',
        `${url}/v1/message`,
        {method: 'POST', headers, body: bodyOf(checked, options.from)},
        options,
      );
      return handoverOf(status, text);
    },
    async callback(request) {
      authenticate(request, callback);
      return readClickatellStatuses(await readBody(request, /^application\/json\s*(;|$)/i));
    },
  };
}

function bodyOf(message: Message, from: string | undefined): string {
  const {id, channel, phone} = message;
  const to = phone.slice(1);
  const one = {channel, to, content: wholeText(message), ...(from && {from}), clientMessageId: id};
  return JSON.stringify({messages: [one]});
}

function handoverOf(status: number, text: string): Handover {
  const answer = readAnswer(answerSchema, text);
  const message = answer?.messages?.[0];
  const code = message?.error?.code ?? answer?.error?.code;
  if (PASSING.includes(String(code))) throw new UnreachableError('the messaging service asks to try later');
  const isTaken = (status === 202 || status === 207) && message?.accepted === true;
  if (isTaken && message.apiMessageId) return {accepted: true, messageId: message.apiMessageId};
  if (status >= 200 && status < 300 && code === undefined) {
    throw new UnreachableError('the messaging service gave an answer that says nothing');
  }
  return refusal(CLICKATELL_ERRORS, code ?? BY_STATUS.get(status) ?? `http-${status}`);
}

/** What an answer without a code means: the API documents these statuses. */
const BY_STATUS: ReadonlyMap<number, number> = new Map([
  [400, 21],
  [401, 1],
  [402, 20],
]);

/** Every proof that was set up must be there, and each is looked at whatever the others say. */
function authenticate(request: Request, callback: ClickatellOptions['callback']): void {
  const proofs: boolean[] = [];
  if ('pathSecret' in callback) {
    const last = new URL(request.url).pathname.split('/').at(-1) ?? '';
    proofs.push(sameSecret(last, callback.pathSecret));
  }
  if (callback.basic) proofs.push(sameSecret(request.headers.get('authorization') ?? '', basicHeader(callback.basic)));
  if (proofs.length === 0 || proofs.includes(false)) {
    throw new UnauthenticatedError('a status callback that does not prove who sent it');
  }
}
