import {maskCardNumbers} from '../../src/masking/index.js';
import type {OutboxMessage} from '../stand-ins/behavior.js';
import type {Pages} from './bundle.js';
import {waysToSecure, type Places} from './insecure.js';
import {ORDERS, type DemoOrder} from './orders.js';
import {file, plain} from './static.js';
import type {Tokens, Visitor} from './tokens.js';

/** What the host's pages are told: nothing secret but the visitor's own token. */
export interface PageSettings {
  readonly token: string;
  readonly visitor: Visitor;
  readonly vault: string;
  /** Minutes. */
  readonly answerWithin: number;
  /** Minutes. */
  readonly hold: number;
  /** On the order system's page alone. */
  readonly orders?: readonly DemoOrder[];
}

interface HostOptions extends Places {
  readonly vaultOrigin: string;
  readonly checkoutOrigin: string;
  readonly pages: Pages;
  readonly tokens: Tokens;
  readonly payments: (request: Request) => Promise<Response>;
  /** What lies on the simulated phone, oldest first. */
  readonly messages: () => readonly OutboxMessage[];
  readonly settings: {readonly answerWithin: number; readonly hold: number};
}

/** Where the payment backend is mounted. */
const MOUNT = '/chatpay/';

const PAGES: Record<string, string> = {
  '/': '/both.html',
  '/agent': '/agent.html',
  '/customer': '/customer.html',
  '/orders': '/orders.html',
  '/phone': '/phone.html',
  '/themes': '/themes.html',
};

/** The host: a shop's chat for its customers and a desk for its agents, with the payment backend beside them. */
export function hostSite({
  hostOrigin,
  ports,
  vaultOrigin,
  checkoutOrigin,
  pages,
  tokens,
  payments,
  messages,
  settings,
}: HostOptions) {
  const headers = hostHeaders(hostOrigin, [vaultOrigin, checkoutOrigin]);

  const page = (name: string, visitor?: Visitor): Response => {
    const told: Partial<PageSettings> = visitor
      ? {
          ...settings,
          vault: vaultOrigin,
          visitor,
          token: tokens.issue(visitor),
          ...(name === '/orders.html' && {orders: ORDERS}),
        }
      : {};
    const html = pages.host.get(name)!.replace('{{settings}}', () => escapeAttribute(JSON.stringify(told)));
    return file(name, html, headers);
  };

  /** The page that says what to do, wherever somebody wanted to go, and what it looks like. */
  const insecure = (path: string): Response => {
    if (path === '/pages.css') return file(path, pages.host.get(path)!, headers);
    const html = pages.host.get('/insecure.html')!.replace('{{ways}}', () => waysToSecure({hostOrigin, ports}));
    return file('/insecure.html', html, headers);
  };

  return (request: Request): Response | Promise<Response> => {
    const url = new URL(request.url);
    const host = request.headers.get('host') ?? '';
    if (host !== new URL(hostOrigin).host) return elsewhere(host, url, hostOrigin, insecure);
    if (url.pathname.startsWith(MOUNT)) return payments(request);
    if (url.pathname === '/favicon.ico') return new Response(null, {status: 204});
    if (url.pathname === '/phone/messages') return json(tokens.participantOf(request) ? messages() : []);
    const name = PAGES[url.pathname];
    if (name === '/both.html' || name === '/themes.html') return page(name);
    if (name) return page(name, visitorOf(url));
    const asset = pages.host.get(url.pathname);
    if (asset !== undefined && !url.pathname.endsWith('.html')) return file(url.pathname, asset, headers);
    return plain(404, 'Nothing is here. The pages are /, /agent, /customer, /orders, /phone and /themes.');
  };
}

/**
 * The vault checks which page embeds it, so there is one way to write the host's address. The machine's own other names
 * are sent there; anybody else has come over a network without TLS, where a browser has no cryptography to offer.
 */
function elsewhere(host: string, url: URL, hostOrigin: string, insecure: (path: string) => Response): Response {
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
  if (!isLocal) return insecure(url.pathname);
  return new Response(null, {status: 307, headers: {location: hostOrigin + url.pathname + url.search}});
}

/** Who opens a page is who they say: this is a demo, and it says so on the page. */
function visitorOf(url: URL): Visitor {
  const role = url.pathname === '/agent' || url.pathname === '/orders' ? 'agent' : 'customer';
  const asked = maskCardNumbers(url.searchParams.get('name') ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '')
    .trim();
  const name = [...asked].slice(0, 40).join('') || (role === 'agent' ? 'Ana' : 'Valeria');
  return {role, id: idOf(name), name};
}

/** A name as an id: letters of any script survive, as their code points where they are not Latin. */
function idOf(name: string): string {
  const latin = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/\s+/g, '-');
  return latin.replace(/[^a-z\d-]/gu, (char) => `_${char.codePointAt(0)!.toString(16)}`).slice(0, 100);
}

function json(body: unknown): Response {
  return Response.json(body, {headers: {'cache-control': 'no-store'}});
}

function hostHeaders(hostOrigin: string, frames: readonly string[]): Record<string, string> {
  const socket = hostOrigin.replace(/^http/, 'ws');
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      `connect-src 'self' ${socket}`,
      // Without this line a script in the vault's frame could carry something away by navigating itself.
      `frame-src 'self' ${frames.join(' ')}`,
      "frame-ancestors 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
