import {randomBytes} from 'node:crypto';

import type {Checkout} from '../../src/collection/provider.js';
import type {LinkService} from '../../src/server/index.js';
import {file, plain} from '../server/static.js';
import {forwardPage, linkPage, mountPage, postPage, receiptPage, troublePage} from './pages.js';

/** What the checkout's site is made of. */
export interface CheckoutSiteOptions {
  readonly origin: string;
  /** Where the merchant-hosted card form is. */
  readonly vaultOrigin: string;
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
export function checkoutSite({origin, vaultOrigin, link, pages}: CheckoutSiteOptions) {
  const own = headersFor();

  const html = (status: number, body: string, headers: Record<string, string> = own) =>
    new Response(body, {status, headers: {'content-type': 'text/html; charset=utf-8', ...headers}});

  const begin = async (request: Request, token: string): Promise<Response> => {
    const seat = seatOf(request) ?? randomBytes(32).toString('base64url');
    const locale = request.headers.get('accept-language')?.split(/[,;]/)[0];
    const proceeding = await link.proceed(token, {seat, ...(locale && {locale})});
    if (!proceeding.checkout) return seeOther(`/p/${token}`);
    const {checkout, reference, view, terms} = proceeding;
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    const cookie = `${COOKIE}=${seat}; Path=/p/; Max-Age=${SEAT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
    const body =
      checkout.kind === 'redirect'
        ? forwardPage(checkout)
        : checkout.kind === 'mount'
          ? mountPage(checkout, {view, reference, token})
          : postPage(checkout, {view, terms, vaultOrigin});
    return html(200, body, {...headersFor(checkout, vaultOrigin), 'set-cookie': cookie});
  };

  const back = async (request: Request, token: string): Promise<Response> => {
    const isScript = /^application\/json/.test(request.headers.get('content-type') ?? '');
    try {
      const path = await link.returned(token, request);
      return isScript ? Response.json({path}, {headers: own}) : seeOther(path);
    } catch (error) {
      console.warn(`a return from the provider was not believed: ${(error as Error).name}`);
      if (isScript) return Response.json({path: `/p/${token}`}, {headers: own});
      const words =
        'This answer could not be verified, and changed nothing. Open your link again to see where it stands.';
      return html(400, troublePage('Something is not right', words));
    }
  };

  const respond = async (request: Request): Promise<Response> => {
    const {pathname} = new URL(request.url);
    const [, first = '', second = '', third = ''] = pathname.split('/');
    const isPost = request.method === 'POST';
    if (first === 'callbacks') return link.callback(second, request);
    if (first === 'notify' && isPost) return link.notified(second, request);
    if (request.headers.get('host') !== new URL(origin).host) return plain(421, `The checkout is ${origin}.`);
    if (first === 'p' && third === 'continue' && isPost) return begin(request, second);
    if (first === 'p' && third === 'return') return isPost ? back(request, second) : seeOther(`/p/${second}`);
    if (first === 'p' && third === '') {
      const view = await link.look(second, seatOf(request));
      return html(view.page === 'unknown' ? 404 : 200, linkPage(view, second));
    }
    if (first === 'r' && third === '') {
      const receipt = await link.receipt(second);
      const isThere = receipt !== undefined && receipt !== 'expired';
      return html(isThere ? 200 : receipt === 'expired' ? 410 : 404, receiptPage(receipt));
    }
    const asset = pages.get(pathname);
    return asset === undefined ? plain(404, 'Nothing is here.') : file(pathname, asset, own);
  };

  return (request: Request): Promise<Response> =>
    respond(request).catch((error: unknown) => {
      console.error(`a page failed: ${(error as Error).name}`);
      const words = 'There is no answer just now, and nothing was taken. Try again in a moment.';
      return html(503, troublePage('Please try again', words), {...own, 'retry-after': '5'});
    });
}

function seatOf(request: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})(?:;|$)`).exec(request.headers.get('cookie') ?? '')?.[1];
}

function seeOther(path: string): Response {
  return new Response(null, {status: 303, headers: {location: path, 'cache-control': 'no-store'}});
}

/** A page's headers: it may reach its provider, if it has one, and nobody else. */
function headersFor(checkout?: Checkout, vaultOrigin = ''): Record<string, string> {
  const script = checkout?.kind === 'mount' ? new URL(checkout.script).origin : '';
  const frame = checkout?.kind === 'direct-post' ? vaultOrigin : script;
  const action = checkout?.kind === 'redirect' ? new URL(checkout.action).origin : '';
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${script}`,
    `frame-src ${frame || "'none'"}`,
    `form-action 'self' ${action}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // a provider's script writes its own markup
    ...(script ? [] : ["require-trusted-types-for 'script'", 'trusted-types lit-html']),
  ];
  return {
    'content-security-policy': policy.map((line) => line.trim()).join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
}
