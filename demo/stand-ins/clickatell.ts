import {randomUUID} from 'node:crypto';

import {
  behaving,
  Callbacks,
  goodBehavior,
  isRecord,
  json,
  readJson,
  WINDOW_MS,
  type OutboxMessage,
  type StandInOptions,
} from './behavior.js';

/** What the stand-in for Clickatell is set up with. */
export interface ClickatellStandInOptions extends StandInOptions {
  readonly apiKey: string;
  /** Where status callbacks go, as it would be typed into the portal; may hold `user:password@`. */
  readonly callbackUrl: string;
  /** Status codes that follow an accepted message; by default sent and delivered, and read on WhatsApp. */
  readonly journey?: (message: OutboxMessage) => readonly number[];
}

/** Names of the statuses; sure: the vendor's One API status table. */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  2: 'QUEUED',
  4: 'SENT_TO_SUPPLIER',
  5: 'DEVICE_ACK',
  6: 'READ',
  20: 'EXPIRED',
  21: 'STOPPED_BY_USER',
  23: 'DELIVERY_FAILURE',
  29: 'RECIPIENT_DOES_NOT_EXIST',
  131: 'WHATSAPP_RE_ENGAGEMENT_REQUIRED',
};

/**
 * Stands in for Clickatell's One API: takes `POST /v1/message` and calls back with statuses.
 *
 * Checks, and how sure each is. Sure (vendor, "Send messages" of the One API reference): method, path, the raw key as
 * `Authorization`, JSON, 1 to 200 messages, channel `sms` or `whatsapp`, `to` in digits, `content`, answers 202, 207, 400,
 * 401 and the answer's members. Medium (clients of others): the error codes 1, 21, 22, 24, 25 and `clientMessageId`. Low:
 * that an unknown member is refused, which is stricter than the vendor says; the callback's members.
 */
export function clickatellStandIn(options: ClickatellStandInOptions) {
  const behavior = goodBehavior();
  const callbacks = new Callbacks(behavior, options);
  const outbox: OutboxMessage[] = [];
  const heard = new Map<string, number>();
  const now = options.now ?? Date.now;

  function report(id: string, statusCode: number, clientMessageId?: string): void {
    const message = outbox.find((one) => one.id === id);
    const update = {
      channel: message?.channel ?? 'sms',
      timestamp: now(),
      statusCode,
      status: STATUS_NAMES[statusCode] ?? 'UNKNOWN',
      messageId: id,
      ...(clientMessageId && {clientMessageId}),
    };
    callbacks.add(() => callbackRequest(options.callbackUrl, {messageStatusUpdate: [update]}));
  }

  function take(item: Record<string, unknown>): object {
    const to = typeof item['to'] === 'string' ? item['to'] : '';
    const code = faultOf(item, to);
    if (code) return {apiMessageId: null, accepted: false, to, error: {code, description: `refused with ${code}`}};
    const channel = item['channel'] === 'whatsapp' ? 'whatsapp' : 'sms';
    const id = randomUUID().replaceAll('-', '');
    const text = String(item['content']);
    const message: OutboxMessage = {provider: 'clickatell', id, channel, to: `+${to}`, text, at: now()};
    outbox.push(message);
    const isCold = channel === 'whatsapp' && now() - (heard.get(`+${to}`) ?? -Infinity) >= WINDOW_MS;
    const usual = channel === 'whatsapp' ? [4, 5, 6] : [4, 5];
    const client = typeof item['clientMessageId'] === 'string' ? item['clientMessageId'] : undefined;
    for (const status of isCold ? [131] : (options.journey?.(message) ?? usual)) report(id, status, client);
    return {apiMessageId: id, accepted: true, to, error: null};
  }

  async function handle(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    if (pathname !== '/v1/message') return json(404, {messages: [], error: null});
    if (request.method !== 'POST') return json(405, {messages: [], error: null});
    if (request.headers.get('authorization') !== options.apiKey) return failed(401, '1');
    if (!/^application\/json/.test(request.headers.get('content-type') ?? '')) return failed(400, '21');
    const body = await readJson(request);
    const items = isRecord(body) ? body['messages'] : undefined;
    if (!Array.isArray(items) || items.length === 0) return failed(400, '21');
    if (items.length > 200) return failed(400, '22');
    const messages = items.map((item: unknown) => take(isRecord(item) ? item : {}));
    const taken = messages.filter((message) => 'accepted' in message && message.accepted).length;
    return json(taken === messages.length ? 202 : taken > 0 ? 207 : 400, {messages, error: null});
  }

  return {
    fetch: behaving(behavior, handle),
    behavior,
    outbox,
    /** A customer writes on WhatsApp, which lets the merchant answer for a day. */
    hear: (phone: string) => void heard.set(phone, now()),
    report,
    flush: () => callbacks.flush(),
  };
}

const MEMBERS = ['channel', 'to', 'content', 'from', 'clientMessageId'];

function faultOf(item: Record<string, unknown>, to: string): string | undefined {
  const {channel = 'sms', content} = item;
  if (Object.keys(item).some((name) => !MEMBERS.includes(name))) return '21';
  if (channel !== 'sms' && channel !== 'whatsapp') return '23';
  if (!/^[1-9]\d{6,14}$/.test(to)) return '25';
  if (typeof content !== 'string' || content === '') return '23';
  return content.length > (channel === 'whatsapp' ? 4096 : 1600) ? '24' : undefined;
}

function failed(status: number, code: string): Response {
  return json(status, {messages: [], error: {code, description: `refused with ${code}`}});
}

function callbackRequest(callbackUrl: string, event: object): Request {
  const {origin, pathname, search, username, password} = new URL(callbackUrl);
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const headers = {'content-type': 'application/json', ...(username && {authorization: `Basic ${basic}`})};
  const body = JSON.stringify({integrationId: 'stand-in', integrationName: 'stand-in', event});
  return new Request(`${origin}${pathname}${search}`, {method: 'POST', headers, body});
}
