import * as v from 'valibot';

import {UnreachableError} from '../request/errors.js';
import {refusal} from './codes.js';
import {parseMessage, wholeText, type Handover, type Message, type Messenger, type Purpose} from './messenger.js';
import {sameSecret, strongSecret} from './secrets.js';
import {call, readAnswer, readBody, type ServiceOptions} from './service.js';
import {readWhatsappHeard, readWhatsappStatuses, requireHubSignature, type Heard} from './whatsapp-cloud-callback.js';
import {WHATSAPP_ERRORS, WHATSAPP_PASSING} from './whatsapp-cloud-codes.js';

/** An approved template: a body with one place for the text, and at most one button whose address ends in a place. */
export interface WhatsappTemplate {
  readonly name: string;
  /** The template's language as it was approved, for example `en_US`. */
  readonly language: string;
  /** The button's fixed beginning, for example `https://pay.example/p/`; absent where it has no button. */
  readonly buttonUrl?: string;
}

/** What a WhatsApp Business account is, where it matters. */
export interface WhatsappCloudOptions extends ServiceOptions {
  /** The sender's number, by the id that it has in the API. */
  readonly phoneNumberId: string;
  /** A system user's access token. */
  readonly accessToken: string;
  /** Signs webhooks. */
  readonly appSecret: string;
  /** The word that the webhook's set-up gives back; at least 22 characters. */
  readonly verifyToken: string;
  /** Where the API is, with its version; `https://graph.facebook.com/v23.0` by default. */
  readonly url?: string;
  /** Templates for customers who have not written in the last 24 hours; a purpose without one cannot reach those. */
  readonly templates?: {readonly [P in Purpose]?: WhatsappTemplate};
  /** Told when a customer has written to this number, as far as its webhooks say: see `LinkServiceOptions.heardAt`. */
  readonly onHeard?: (heard: Heard) => void | Promise<void>;
}

const answerSchema = v.looseObject({
  messages: v.optional(v.array(v.looseObject({id: v.pipe(v.string(), v.minLength(1), v.maxLength(256))}))),
  error: v.optional(v.looseObject({code: v.optional(v.number())})),
});

/** How long after the customer's last message anything may be said, less a minute for the way. */
const WINDOW_MS = 24 * 60 * 60_000 - 60_000;

/**
 * Sends WhatsApp messages by Meta's Cloud API: with a link button where the customer has written within 24 hours, else by
 * an approved template.
 *
 * The envelope, templates and the webhook are sure; the link button's `action` and `biz_opaque_callback_data`, in which
 * `Message.id` travels, are medium sure. It has no idempotency key; for that see `once`.
 *
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-cta-url-messages
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 * @throws {RangeError} When the verify token is too short to be a secret.
 */
export function whatsappCloudMessenger(options: WhatsappCloudOptions): Messenger & Required<Pick<Messenger, 'greet'>> {
  const {phoneNumberId, accessToken, appSecret, url = 'https://graph.facebook.com/v23.0', now = Date.now} = options;
  const verifyToken = strongSecret(options.verifyToken, 'the verify token');
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'content-type': 'application/json',
    accept: 'application/json',
  };
  return {
    channels: ['whatsapp'],
    async send(message) {
      const checked = parseMessage(message);
      if (checked.channel !== 'whatsapp') return refusal(WHATSAPP_ERRORS, 131051);
      const heardAt = checked.heardAt ?? -Infinity;
      const content = now() - heardAt < WINDOW_MS ? freeForm(checked) : byTemplate(checked, options);
      if (!content) return refusal(WHATSAPP_ERRORS, 131047);
      const body = JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: checked.phone.slice(1),
        biz_opaque_callback_data: checked.id,
        ...content,
      });
      const address = `${url}/${encodeURIComponent(phoneNumberId)}/messages`;
      const {status, text} = await call('messaging', address, {method: 'POST', headers, body}, options);
      return handoverOf(status, text);
    },
    async callback(request) {
      const body = await readBody(request, /^application\/json\s*(;|$)/i);
      requireHubSignature(request.headers.get('x-hub-signature-256'), body, appSecret);
      for (const heard of readWhatsappHeard(body, phoneNumberId)) await options.onHeard?.(heard);
      return readWhatsappStatuses(body, phoneNumberId);
    },
    greet: (request) => greet(request, verifyToken),
  };
}

function freeForm(message: Message): object {
  const {text, link} = message;
  if (!link) return {type: 'text', text: {preview_url: false, body: text}};
  const parameters = {display_text: link.label, url: link.url};
  return {
    type: 'interactive',
    interactive: {type: 'cta_url', body: {text}, action: {name: 'cta_url', parameters}},
  };
}

/** `undefined` where no template fits: none for the purpose, or a button that leads elsewhere. */
function byTemplate({purpose, text, link}: Message, {templates}: WhatsappCloudOptions): object | undefined {
  const template = templates?.[purpose];
  if (!template) return undefined;
  const {name, language, buttonUrl} = template;
  // places in a template take neither line breaks nor runs of spaces
  const words = (value: string) => ({type: 'text', text: value.replace(/\s+/g, ' ')});
  const components: object[] = [{type: 'body', parameters: [words(text)]}];
  if (link && buttonUrl !== undefined) {
    if (!link.url.startsWith(buttonUrl)) return undefined;
    const parameters = [words(link.url.slice(buttonUrl.length))];
    components.push({type: 'button', sub_type: 'url', index: '0', parameters});
  } else if (link) {
    components[0] = {type: 'body', parameters: [words(wholeText({text, link}))]};
  }
  return {type: 'template', template: {name, language: {code: language}, components}};
}

function handoverOf(status: number, text: string): Handover {
  const answer = readAnswer(answerSchema, text);
  const code = answer?.error?.code;
  if (code !== undefined && WHATSAPP_PASSING.includes(code)) {
    throw new UnreachableError('WhatsApp asks to try later');
  }
  if (status < 200 || status >= 300 || code !== undefined) {
    return refusal(WHATSAPP_ERRORS, code ?? (status === 401 ? 190 : `http-${status}`));
  }
  const messageId = answer?.messages?.[0]?.id;
  if (!messageId) throw new UnreachableError('WhatsApp gave an answer that says nothing');
  return {accepted: true, messageId};
}

/** The handshake of a webhook's set-up: whoever knows the verify token gets the challenge back. */
function greet(request: Request, verifyToken: string): Response | undefined {
  const {searchParams: query} = new URL(request.url);
  if (request.method !== 'GET' || !query.has('hub.mode')) return undefined;
  const isRight = sameSecret(query.get('hub.verify_token') ?? '', verifyToken);
  const challenge = query.get('hub.challenge') ?? '';
  const headers = {'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff'};
  if (!isRight || query.get('hub.mode') !== 'subscribe' || !/^[\w-]{1,128}$/.test(challenge)) {
    return new Response('Forbidden', {status: 403, headers});
  }
  return new Response(challenge, {headers});
}
