import {createHmac, randomUUID} from 'node:crypto';

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

/** An approved template: its body has one place, and its button's address ends in one. */
export interface TemplateStandIn {
  readonly name: string;
  readonly language: string;
  readonly body: string;
  readonly button?: {readonly label: string; readonly url: string};
}

/** What the stand-in for WhatsApp's Cloud API is set up with. */
export interface WhatsappStandInOptions extends StandInOptions {
  readonly phoneNumberId: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly webhookUrl: string;
  readonly templates?: readonly TemplateStandIn[];
  /** Statuses that follow an accepted message; by default sent, delivered and read. */
  readonly journey?: (message: OutboxMessage) => readonly (readonly [status: string, errorCode?: number])[];
}

/** A message's content, or the code that refuses it. */
type Read = {readonly text: string; readonly button?: OutboxMessage['button']; readonly isFree: boolean} | number;

/**
 * Stands in for WhatsApp's Cloud API: takes `POST /{version}/{phone number id}/messages` and sends webhooks.
 *
 * Checks, and how sure each is. Sure (vendor, "Messages", "Error codes", "Webhooks"): path, Bearer token, JSON, envelope,
 * `to` in digits, limits of texts (4096, 1024, 20), templates by name and language with as many parameters as places, error
 * numbers, the answer, the webhook with its signature and its set-up by GET. Medium (several clients agree): the link
 * button's `action`; `biz_opaque_callback_data`; that a free message outside the window is accepted and then fails.
 */
export function whatsappStandIn(options: WhatsappStandInOptions) {
  const behavior = goodBehavior();
  const callbacks = new Callbacks(behavior, options);
  const outbox: OutboxMessage[] = [];
  const opaque = new Map<string, string>();
  const heard = new Map<string, number>();
  const now = options.now ?? Date.now;

  function report(id: string, status: string, code?: number): void {
    const message = outbox.find((one) => one.id === id);
    const callback = opaque.get(id);
    const one = {
      id,
      status,
      timestamp: String(Math.floor(now() / 1000)),
      recipient_id: message?.to.slice(1),
      ...(callback && {biz_opaque_callback_data: callback}),
      ...(code && {errors: [{code, title: `error ${code}`, message: `error ${code}`}]}),
    };
    callbacks.add(() => webhookRequest({statuses: [one]}, options));
  }

  async function handle(request: Request): Promise<Response> {
    const [, version, id, tail] = new URL(request.url).pathname.split('/');
    if (!/^v\d+\.\d+$/.test(version ?? '') || tail !== 'messages' || request.method !== 'POST') return failed(404, 100);
    if (request.headers.get('authorization') !== `Bearer ${options.accessToken}`) return failed(401, 190);
    if (id !== options.phoneNumberId) return failed(400, 100);
    const body = await readJson(request);
    if (!isRecord(body) || body['messaging_product'] !== 'whatsapp') return failed(400, 100);
    const {to, recipient_type: recipient = 'individual'} = body;
    if (recipient !== 'individual' || typeof to !== 'string' || !/^[1-9]\d{6,14}$/.test(to)) return failed(400, 131009);
    const content = readContent(body, options.templates ?? []);
    return typeof content === 'number' ? failed(content === 132001 ? 404 : 400, content) : take(to, content, body);
  }

  function take(to: string, {text, button, isFree}: Exclude<Read, number>, body: Record<string, unknown>): Response {
    const id = `wamid.${Buffer.from(randomUUID()).toString('base64')}`;
    const message: OutboxMessage = {
      provider: 'whatsapp-cloud',
      id,
      channel: 'whatsapp',
      to: `+${to}`,
      text,
      ...(button && {button}),
      at: now(),
    };
    outbox.push(message);
    if (typeof body['biz_opaque_callback_data'] === 'string') opaque.set(id, body['biz_opaque_callback_data']);
    const isCold = now() - (heard.get(`+${to}`) ?? -Infinity) >= WINDOW_MS;
    if (isCold && isFree) report(id, 'failed', 131047);
    else for (const [status, code] of options.journey?.(message) ?? USUAL) report(id, status, code);
    return json(200, {messaging_product: 'whatsapp', contacts: [{input: to, wa_id: to}], messages: [{id}]});
  }

  return {
    fetch: behaving(behavior, handle),
    behavior,
    outbox,
    /** A customer writes on WhatsApp, which lets the merchant answer for a day. */
    hear: (phone: string) => void heard.set(phone, now()),
    /** The same, and the webhook tells the merchant (sure). */
    write: (phone: string, text: string) => {
      heard.set(phone, now());
      const timestamp = String(Math.floor(now() / 1000));
      const id = `wamid.${Buffer.from(randomUUID()).toString('base64')}`;
      const one = {from: phone.slice(1), id, timestamp, type: 'text', text: {body: text}};
      callbacks.add(() => webhookRequest({messages: [one]}, options));
    },
    report,
    flush: () => callbacks.flush(),
    /** The GET by which a webhook is set up. */
    setUpRequest: (verifyToken: string, challenge = '1158201444') => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': verifyToken,
        'hub.challenge': challenge,
      });
      return new Request(`${options.webhookUrl}?${query.toString()}`);
    },
  };
}

const USUAL: (readonly [string])[] = [['sent'], ['delivered'], ['read']];

function readContent(body: Record<string, unknown>, templates: readonly TemplateStandIn[]): Read {
  const content = body[String(body['type'])];
  if (!isRecord(content)) return 131008;
  if (body['type'] === 'text') return readText(content);
  if (body['type'] === 'interactive') return readInteractive(content);
  return body['type'] === 'template' ? readTemplate(content, templates) : 131051;
}

function readText({body}: Record<string, unknown>): Read {
  return typeof body === 'string' && body !== '' && body.length <= 4096 ? {text: body, isFree: true} : 131009;
}

function readInteractive({type, body, action}: Record<string, unknown>): Read {
  if (type !== 'cta_url' || !isRecord(body) || !isRecord(action)) return 131009;
  const {name, parameters} = action;
  if (name !== 'cta_url' || !isRecord(parameters)) return 131009;
  const {display_text: label, url} = parameters;
  const text = body['text'];
  if (typeof text !== 'string' || text.length > 1024 || typeof label !== 'string' || label.length > 20) return 131009;
  if (typeof url !== 'string' || !URL.canParse(url)) return 131009;
  return {text, button: {label, url}, isFree: true};
}

function readTemplate(
  {name, language, components}: Record<string, unknown>,
  templates: readonly TemplateStandIn[],
): Read {
  const code = isRecord(language) ? language['code'] : undefined;
  const template = templates.find((one) => one.name === name && one.language === code);
  if (!template) return 132001;
  const list = Array.isArray(components) ? components.filter(isRecord) : [];
  const [text, ...others] = parametersOf(list.find(({type}) => type === 'body'));
  const button = list.find(({type}) => type === 'button');
  const [suffix] = parametersOf(button);
  if (text === undefined || others.length > 0 || (template.button !== undefined) !== (suffix !== undefined))
    return 132000;
  if (button && (button['sub_type'] !== 'url' || button['index'] !== '0')) return 132000;
  // new lines, tabs and runs of spaces are not allowed in a place
  if (/[\n\t]| {4}/.test(text)) return 132012;
  const url = template.button && suffix !== undefined ? template.button.url + suffix : undefined;
  return {
    text: template.body.replace('{{1}}', text),
    ...(template.button && url && {button: {label: template.button.label, url}}),
    isFree: false,
  };
}

function parametersOf(component: Record<string, unknown> | undefined): string[] {
  const list = component?.['parameters'];
  const texts = Array.isArray(list)
    ? list.filter(isRecord).map(({type, text}) => (type === 'text' ? text : undefined))
    : [];
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

function webhookRequest(value: object, {webhookUrl, appSecret, phoneNumberId}: WhatsappStandInOptions): Request {
  const metadata = {display_phone_number: '15550001111', phone_number_id: phoneNumberId};
  const changes = [{field: 'messages', value: {messaging_product: 'whatsapp', metadata, ...value}}];
  const body = JSON.stringify({object: 'whatsapp_business_account', entry: [{id: '1', changes}]});
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  const headers = {'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}`};
  return new Request(webhookUrl, {method: 'POST', headers, body});
}

function failed(status: number, code: number): Response {
  return json(status, {error: {message: `(#${code})`, type: 'OAuthException', code, fbtrace_id: 'stand-in'}});
}
