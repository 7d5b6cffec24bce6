import {createHmac} from 'node:crypto';

import * as v from 'valibot';

import {UnauthenticatedError} from '../request/errors.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {failure} from './codes.js';
import type {DeliveryReport} from './messenger.js';
import {sameSecret} from './secrets.js';
import {MAX_BODY_BYTES} from './service.js';
import {WHATSAPP_ERRORS, WHATSAPP_STATUSES} from './whatsapp-cloud-codes.js';

const status = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  status: v.pipe(v.string(), v.maxLength(64)),
  // seconds since the epoch, as text
  timestamp: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)),
  biz_opaque_callback_data: v.optional(v.string()),
  errors: v.optional(v.array(v.looseObject({code: v.optional(v.number())}))),
});

const incoming = v.looseObject({
  from: v.pipe(v.string(), v.regex(/^[1-9]\d{6,14}$/)),
  timestamp: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)),
});

const webhookSchema = v.looseObject({
  object: v.string(),
  entry: v.pipe(
    v.array(
      v.looseObject({
        changes: v.array(
          v.looseObject({
            field: v.string(),
            value: v.looseObject({
              metadata: v.optional(v.looseObject({phone_number_id: v.optional(v.string())})),
              statuses: v.optional(v.array(v.unknown())),
              messages: v.optional(v.array(v.unknown())),
            }),
          }),
        ),
      }),
    ),
    v.maxLength(1000),
  ),
});

/**
 * Refuses a webhook whose `X-Hub-Signature-256` is not `sha256=` and the HMAC-SHA256 of its body, keyed with the app's
 * secret, in hexadecimal digits.
 *
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications (sure)
 * @throws {UnauthenticatedError}
 */
export function requireHubSignature(header: string | null, body: string, appSecret: string): void {
  const expected = `sha256=${createHmac('sha256', appSecret).update(body, 'utf8').digest('hex')}`;
  if (!sameSecret(header ?? '', expected)) {
    throw new UnauthenticatedError('a webhook that does not prove who sent it');
  }
}

/**
 * Reads the statuses in a webhook of WhatsApp's Cloud API that are about one sender's number. Other fields, other senders,
 * incoming messages and payments are left out.
 *
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples (sure)
 * @throws {MalformedError}
 */
export function readWhatsappStatuses(body: string, phoneNumberId: string): DeliveryReport[] {
  return valuesIn(body, phoneNumberId)
    .flatMap(({statuses}) => statuses ?? [])
    .flatMap(reportsOf)
    .sort((a, b) => a.at - b.at);
}

/** A customer wrote. What they said is nobody's business here. */
export interface Heard {
  /** E.164, with the plus sign. */
  readonly phone: string;
  /** When, by WhatsApp's clock. */
  readonly at: number;
}

/**
 * Reads who has written to one sender's number, from a webhook of WhatsApp's Cloud API.
 *
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples (sure)
 * @throws {MalformedError}
 */
export function readWhatsappHeard(body: string, phoneNumberId: string): Heard[] {
  return valuesIn(body, phoneNumberId)
    .flatMap(({messages}) => messages ?? [])
    .flatMap((value) => {
      const result = v.safeParse(incoming, value);
      return result.success ? [{phone: `+${result.output.from}`, at: result.output.timestamp * 1000}] : [];
    });
}

/** What a webhook says about one sender's number. */
function valuesIn(body: string, phoneNumberId: string) {
  const {object, entry} = parseWith(webhookSchema, parseJsonText(body, MAX_BODY_BYTES), 'a webhook');
  if (object !== 'whatsapp_business_account') return [];
  return entry
    .flatMap(({changes}) => changes)
    .filter(({field, value}) => field === 'messages' && value.metadata?.phone_number_id === phoneNumberId)
    .map(({value}) => value);
}

/** A payment's status comes in the same list with members of its own: what is no message's status is no report. */
function reportsOf(value: unknown): DeliveryReport[] {
  const result = v.safeParse(status, value);
  if (!result.success || result.output['type'] === 'payment') return [];
  const {id: messageId, status: word, timestamp, biz_opaque_callback_data: id, errors} = result.output;
  const fact = WHATSAPP_STATUSES.get(word);
  if (!fact) return [];
  const why = fact === 'undelivered' && failure(WHATSAPP_ERRORS, errors?.[0]?.code);
  return [{messageId, ...(id && /^[\w-]{1,64}$/.test(id) && {id}), fact, at: timestamp * 1000, ...why}];
}
