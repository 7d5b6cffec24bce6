import {createHmac, randomBytes} from 'node:crypto';

import {
  behaving,
  Callbacks,
  goodBehavior,
  json,
  WINDOW_MS,
  type OutboxMessage,
  type StandInOptions,
} from './behavior.js';

/** Approved content: a text with places `{{1}}`, `{{2}}`, …, and a button whose address may have places as well. */
export interface ContentStandIn {
  readonly body: string;
  readonly button?: {readonly title: string; readonly url: string};
}

/** What the stand-in for Twilio is set up with. */
export interface TwilioStandInOptions extends StandInOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiKey?: {readonly sid: string; readonly secret: string};
  /** Numbers and messaging services that may send. */
  readonly senders: readonly string[];
  readonly contents?: Readonly<Record<string, ContentStandIn>>;
  /** Whether the signature is over the address with its scheme's own port, as the real one sometimes does. */
  readonly signsWithPort?: boolean;
  /** Statuses that follow an accepted message; by default sent and delivered, and read on WhatsApp. */
  readonly journey?: (message: OutboxMessage) => readonly (readonly [status: string, errorCode?: number])[];
}

/** Parameters that the send call knows; an unknown one is ignored by the real service, refused here. */
const PARAMETERS = [
  'To',
  'From',
  'MessagingServiceSid',
  'Body',
  'ContentSid',
  'ContentVariables',
  'StatusCallback',
  'ValidityPeriod',
];

/**
 * Stands in for Twilio's Messages API: takes `POST /2010-04-01/Accounts/{AccountSid}/Messages.json` and calls back.
 *
 * Checks, and how sure each is. Sure (vendor, "Messages resource", "Validating requests"): path, Basic authorization, the
 * form encoding, `To`, one sender, one of `Body` (at most 1600 characters) and `ContentSid`, `ValidityPeriod` 1 to 36000,
 * `whatsapp:` on both numbers, 201 and the answer's members, error numbers, the callback's signature. Medium (vendor and
 * one client): the callback's other parameters; that free text outside WhatsApp's window fails with 63016 afterwards.
 */
export function twilioStandIn(options: TwilioStandInOptions) {
  const behavior = goodBehavior();
  const callbacks = new Callbacks(behavior, options);
  const outbox: OutboxMessage[] = [];
  const targets = new Map<string, {readonly url: string; readonly from: string}>();
  const heard = new Map<string, number>();
  const now = options.now ?? Date.now;

  function report(id: string, status: string, errorCode?: number): void {
    const message = outbox.find((one) => one.id === id);
    const target = targets.get(id);
    if (!message || !target?.url) return;
    const form = new URLSearchParams({
      ApiVersion: '2010-04-01',
      SmsSid: id,
      SmsStatus: status,
      MessageSid: id,
      MessageStatus: status,
      AccountSid: options.accountSid,
      To: message.channel === 'whatsapp' ? `whatsapp:${message.to}` : message.to,
      From: target.from,
      ...(errorCode && {ErrorCode: String(errorCode)}),
    });
    callbacks.add(() => callbackRequest(target.url, form, options));
  }

  async function handle(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== `/2010-04-01/Accounts/${options.accountSid}/Messages.json`) {
      return failed(404, 20404);
    }
    if (request.method !== 'POST') return failed(405, 20004);
    if (!isAuthorized(request, options)) return failed(401, 20003);
    if (!/^application\/x-www-form-urlencoded/.test(request.headers.get('content-type') ?? ''))
      return failed(400, 21604);
    const form = new URLSearchParams(await request.text());
    const fault = faultOf(form, options);
    if (fault) return failed(400, fault);
    return json(201, take(form));
  }

  function take(form: URLSearchParams): object {
    const [, channelPart, to = ''] = /^(whatsapp:)?(.+)$/.exec(form.get('To') ?? '') ?? [];
    const channel = channelPart ? 'whatsapp' : 'sms';
    const id = `SM${randomBytes(16).toString('hex')}`;
    const from = form.get('From') ?? form.get('MessagingServiceSid') ?? '';
    const message: OutboxMessage = {provider: 'twilio', id, channel, to, ...contentOf(form, options), at: now()};
    outbox.push(message);
    targets.set(id, {url: form.get('StatusCallback') ?? '', from});
    const isCold = channel === 'whatsapp' && now() - (heard.get(to) ?? -Infinity) >= WINDOW_MS;
    if (isCold && form.has('Body')) report(id, 'failed', 63016);
    else for (const [status, code] of options.journey?.(message) ?? usual(channel)) report(id, status, code);
    const status = form.has('MessagingServiceSid') ? 'accepted' : 'queued';
    return {
      sid: id,
      account_sid: options.accountSid,
      status,
      to: form.get('To'),
      from,
      error_code: null,
      error_message: null,
    };
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

function usual(channel: string): (readonly [string])[] {
  return channel === 'whatsapp' ? [['sent'], ['delivered'], ['read']] : [['sent'], ['delivered']];
}

function isAuthorized(request: Request, {accountSid, authToken, apiKey}: TwilioStandInOptions): boolean {
  const pairs = [`${accountSid}:${authToken}`, ...(apiKey ? [`${apiKey.sid}:${apiKey.secret}`] : [])];
  const given = request.headers.get('authorization');
  return pairs.some((pair) => given === `Basic ${Buffer.from(pair).toString('base64')}`);
}

function faultOf(form: URLSearchParams, {senders, contents = {}}: TwilioStandInOptions): number | undefined {
  const names = [...form.keys()];
  if (new Set(names).size !== names.length || names.some((name) => !PARAMETERS.includes(name))) return 21604;
  const to = form.get('To') ?? '';
  const from = form.get('From');
  const service = form.get('MessagingServiceSid');
  if (!/^(whatsapp:)?\+[1-9]\d{6,14}$/.test(to)) return 21211;
  if ((from === null) === (service === null)) return 21703;
  if (!senders.includes((from ?? service ?? '').replace('whatsapp:', ''))) return 21606;
  if (from !== null && from.startsWith('whatsapp:') !== to.startsWith('whatsapp:')) return 63007;
  return contentFault(form, contents) ?? timeFault(form);
}

function contentFault(form: URLSearchParams, contents: Readonly<Record<string, ContentStandIn>>): number | undefined {
  const body = form.get('Body');
  const sid = form.get('ContentSid');
  if ((body === null) === (sid === null) || body === '') return 21619;
  if (body !== null && body.length > 1600) return 21617;
  if (sid !== null && !Object.hasOwn(contents, sid)) return 21655;
  try {
    JSON.parse(form.get('ContentVariables') ?? '{}');
  } catch {
    return 21656;
  }
  return undefined;
}

function timeFault(form: URLSearchParams): number | undefined {
  const validity = form.get('ValidityPeriod');
  const seconds = Number(validity ?? 1);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 36_000) return 21604;
  const callback = form.get('StatusCallback');
  return callback !== null && !/^https?:\/\//.test(callback) ? 21609 : undefined;
}

function contentOf(
  form: URLSearchParams,
  {contents = {}}: TwilioStandInOptions,
): Pick<OutboxMessage, 'text' | 'button'> {
  const sid = form.get('ContentSid');
  const content = sid === null ? undefined : contents[sid];
  if (!content) return {text: form.get('Body') ?? ''};
  const values = JSON.parse(form.get('ContentVariables') ?? '{}') as Record<string, string>;
  const fill = (text: string) => text.replace(/\{\{(\d+)\}\}/g, (_, place: string) => values[place] ?? '');
  const {button} = content;
  return {text: fill(content.body), ...(button && {button: {label: button.title, url: fill(button.url)}})};
}

function callbackRequest(url: string, form: URLSearchParams, options: TwilioStandInOptions): Request {
  const {protocol, hostname, port, pathname, search} = new URL(url);
  const ending = port || !options.signsWithPort ? port : protocol === 'https:' ? '443' : '80';
  const signed = `${protocol}//${hostname}${ending && `:${ending}`}${pathname}${search}`;
  const pairs = [...form].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => name + value);
  const signature = createHmac('sha1', options.authToken)
    .update(signed + pairs.join(''))
    .digest('base64');
  const headers = {'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature};
  return new Request(url, {method: 'POST', headers, body: form.toString()});
}

function failed(status: number, code: number): Response {
  return json(status, {
    code,
    message: `refused with ${code}`,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
}
