import * as v from 'valibot';

import {parseJsonText, parseWith} from '../request/parse.js';
import {CLICKATELL_BAD_END, CLICKATELL_STATUSES} from './clickatell-codes.js';
import type {StatusMeaning} from './codes.js';
import type {DeliveryReport} from './messenger.js';
import {MAX_BODY_BYTES} from './service.js';

const count = v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]);
const text = v.pipe(v.string(), v.maxLength(128));
const optionalText = v.nullish(text);

const update = v.looseObject({
  messageId: text,
  clientMessageId: optionalText,
  statusCode: v.pipe(count, v.safeInteger(), v.minValue(0)),
  timestamp: v.pipe(count, v.safeInteger(), v.minValue(0)),
});
const callback = v.looseObject({
  event: v.looseObject({
    messageStatusUpdate: v.optional(v.union([v.pipe(v.array(update), v.maxLength(200)), update])),
  }),
});

/**
 * Reads the status callback of Clickatell's One API, in the order of its millisecond timestamps.
 *
 * That there may be other events and members than are known here is the vendor's rule (sure). The members' names come
 * from another integrator's model (low to medium sure), whose first letters are capitals: either case is read.
 *
 * @see https://guides.clickatell.com/clickatell-chat-commerce-platform/developer/channels/whatsapp-and-sms-one-api/api-reference/customer-callbacks
 * @throws {MalformedError}
 */
export function readClickatellStatuses(body: string): DeliveryReport[] {
  const {event} = parseWith(callback, withLowerCase(parseJsonText(body, MAX_BODY_BYTES), 5), 'a status callback');
  return [event.messageStatusUpdate ?? []]
    .flat()
    .sort((a, b) => a.timestamp - b.timestamp)
    .flatMap(({messageId, clientMessageId, statusCode, timestamp}) => {
      const {
        fact,
        words,
        reason = 'other',
      } = CLICKATELL_STATUSES.get(statusCode) ?? (statusCode >= 20 ? CLICKATELL_BAD_END : UNKNOWN);
      if (!fact) return [];
      const why = fact === 'undelivered' && {code: String(statusCode), reason, words};
      return [{messageId, ...(clientMessageId && {id: clientMessageId}), fact, at: timestamp, ...why}];
    });
}

const UNKNOWN: StatusMeaning = {words: 'No news.'};

/** The same value with each member's first letter in lower case, down to a depth. */
function withLowerCase(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => withLowerCase(item, depth - 1));
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name.charAt(0).toLowerCase() + name.slice(1),
    withLowerCase(member, depth - 1),
  ]);
  return Object.fromEntries(members);
}
