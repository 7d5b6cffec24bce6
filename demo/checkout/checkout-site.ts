import {randomBytes} from 'node:crypto';

import type {Checkout} from '../../src/collection/provider.js';
import {TooManyError, type LinkService} from '../../src/server/index.js';
import {file, plain} from '../server/static.js';
import {framedForwardPage, framedPostPage, returnedPage} from './frame-pages.js';
import {forwardPage, linkPage, mountPage, postPage, receiptPage, troublePage} from './pages.js';
import {tongueOf} from './words/tongue.js';

/** What the checkout's site is made of. */
export interface CheckoutSiteOptions {
  readonly origin: string;
  /** Where the merchant-hosted card form is. */
  readonly vaultOrigin: string;
  /** Origins of the pages in whose chat the checkout may stand in a frame. */
  readonly hosts: readonly string[];
  readonly link: LinkService;
  /** Scripts and styles: path to body. */
  readonly pages: ReadonlyMap<string, string>;
}

const COOKIE = 'chatpay_seat';

/** A working day: longer than any payment takes. */
const SEAT_SECONDS = 12 * 60 * 60;

/**
 * The checkout's site, where links lead: the link's page, the payment, the receipt; and where messengers and providers call
 * back. Pages work without a script wherever the provider's do, and in the browser inside a messaging app.
 */
export function checkoutSite({origin, vaultOrigin, hosts, link, pages}: CheckoutSiteOptions) {
  const own = headersFor({});
  const framed = headersFor({ancestors: hosts});
  /** The provider's answer comes into a frame of ours, which may be in one of the host's. */
  const inside = headersFor({ancestors: ["'self'", ...hosts]});

  const html = (status: number, body: string, headers: Record<string, string> = own) =>
    new Response(body, {status, headers: {'content-type': 'text/html; charset=utf-8', ...headers}});

  const beginInChat = async (request: Request, token: string): Promise<Response> => {
    const path = `/c/${token}`;
    const tongue = tongueOf(request);
    // whoever has the address is the customer whom the host knows: it needs no cookie, which a frame may not have
    const proceeding = await link.proceed(token, {seat: token, ...localeOf(request)});
    if (!proceeding.checkout) return seeOther(path);
    const {checkout, reference, view, terms} = proceeding;
    const body =
      checkout.kind === 'redirect'
        ? framedForwardPage(checkout, {view, tongue})
        : checkout.kind === 'mount'
          ? mountPage(checkout, {view, reference, path, tongue})
          : framedPostPage(checkout, {view, terms, vaultOrigin, tongue});
    return html(200, body, headersFor({checkout, vaultOrigin, ancestors: hosts, holdsProvider: true}));
  };

  const begin = async (request: Request, token: string): Promise<Response> => {
    const tongue = tongueOf(request);
    const seat = seatOf(request) ?? randomBytes(32).toString('base64url');
    const proceeding = await link.proceed(token, {seat, ...localeOf(request)});
    if (!proceeding.checkout) return seeOther(`/p/${token}`);
    const {checkout, reference, view, terms} = proceeding;
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    const cookie = `${COOKIE}=${seat}; Path=/p/; Max-Age=${SEAT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
    const body =
      checkout.kind === 'redirect'
        ? forwardPage(checkout, tongue)
        : checkout.kind === 'mount'
          ? mountPage(checkout, {view, reference, path: `/p/${token}`, tongue})
          : postPage(checkout, {view, terms, vaultOrigin, origin, tongue});
    return html(200, body, {...headersFor({checkout, vaultOrigin}), 'set-cookie': cookie});
  };

  const back = async (request: Request, token: string, isInChat: boolean): Promise<Response> => {
    const here = `/${isInChat ? 'c' : 'p'}/${token}`;
    const isScript = /^application\/json/.test(request.headers.get('content-type') ?? '');
    try {
      const path = await link.returned(token, request);
      if (isScript) return Response.json({path}, {headers: own});
      return isInChat ? html(200, returnedPage(path, tongueOf(request)), inside) : seeOther(path);
    } catch (error) {
      console.warn(`a return from the provider was not believed: ${(error as Error).name}`);
      if (isScript) return Response.json({path: here}, {headers: own});
      return html(400, troublePage('unverified', tongueOf(request)), isInChat ? inside : own);
    }
  };

  const respond = async (request: Request): Promise<Response> => {
    const {pathname} = new URL(request.url);
    const [, first = '', second = '', third = ''] = pathname.split('/');
    const isPost = request.method === 'POST';
    if (first === 'callbacks') return link.callback(second, request);
    if (first === 'notify' && isPost) return link.notified(second, request);
    if (request.headers.get('host') !== new URL(origin).host) return plain(421, `The checkout is ${origin}.`);
    const isInChat = first === 'c';
    if (isInChat || first === 'p') {
      const path = `/${first}/${second}`;
      if (third === 'continue' && isPost) return isInChat ? beginInChat(request, second) : begin(request, second);
      if (third === 'return') return isPost ? back(request, second, isInChat) : seeOther(path);
      if (third === '') {
        const view = await link.look(second, isInChat ? second : seatOf(request));
        return html(
          view.page === 'unknown' ? 404 : 200,
          linkPage(view, path, tongueOf(request)),
          isInChat ? framed : own,
        );
      }
    }
    if (first === 'r' && third === '') {
      const receipt = await link.receipt(second);
      const isThere = receipt !== undefined && receipt !== 'expired';
      return html(isThere ? 200 : receipt === 'expired' ? 410 : 404, receiptPage(receipt, tongueOf(request)), framed);
    }
    const asset = pages.get(pathname);
    return asset === undefined ? plain(404, 'Nothing is here.') : file(pathname, asset, own);
  };

  return (request: Request): Promise<Response> =>
    respond(request).catch((error: unknown) => {
      if (error instanceof TooManyError) {
        const seconds = String(Math.ceil((error.retryAfterMs ?? 1000) / 1000));
        return html(429, troublePage('tooOften', tongueOf(request)), {...framed, 'retry-after': seconds});
      }
      console.error(`a page failed: ${(error as Error).name}`);
      return html(503, troublePage('busy', tongueOf(request)), {...framed, 'retry-after': '5'});
    });
}

function seatOf(request: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})(?:;|$)`).exec(request.headers.get('cookie') ?? '')?.[1];
}

function seeOther(path: string): Response {
  return new Response(null, {status: 303, headers: {location: path, 'cache-control': 'no-store'}});
}

/** The payer's language for the provider's page: what the checkout is shown in. */
function localeOf(request: Request): {locale?: string} {
  const said = request.headers.has('accept-language') || new URL(request.url).searchParams.has('lang');
  return said ? {locale: tongueOf(request).lang} : {};
}

/** What a page's headers depend on. */
interface Reach {
  readonly checkout?: Checkout;
  readonly vaultOrigin?: string;
  /** Who may put it into a frame; nobody when left out. */
  readonly ancestors?: readonly string[];
  /** Whether the provider's own page comes into a frame of it. */
  readonly holdsProvider?: boolean;
}

/** A page's headers: it may reach its provider, if it has one, and nobody else. */
function headersFor({checkout, vaultOrigin = '', ancestors = [], holdsProvider}: Reach): Record<string, string> {
  const script = checkout?.kind === 'mount' ? new URL(checkout.script).origin : '';
  const form = checkout?.kind === 'direct-post' ? vaultOrigin : script;
  const provider = checkout && checkout.kind !== 'mount' ? new URL(checkout.action).origin : '';
  const frame = holdsProvider && provider ? `${form} ${provider} 'self'` : form;
  const action = checkout?.kind === 'redirect' ? provider : '';
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${script}`,
    `frame-src ${frame || "'none'"}`,
    `form-action 'self' ${action}`,
    "base-uri 'none'",
    `frame-ancestors ${ancestors.join(' ') || "'none'"}`,
    // a provider's script writes its own markup
    ...(script ? [] : ["require-trusted-types-for 'script'", 'trusted-types lit-html']),
  ];
  return {
    'content-security-policy': policy.map((line) => line.replace(/\s+/g, ' ').trim()).join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
}
