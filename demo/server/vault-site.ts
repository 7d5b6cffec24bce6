import {createHmac, timingSafeEqual} from 'node:crypto';

import type {Trust} from '../../src/request/trust.js';
import {vaultHeaders} from '../../src/vault/headers.js';
import type {Pages} from './bundle.js';
import type {DemoKeys} from './keys.js';
import {file, plain} from './static.js';

const COOKIE = 'chatpay_desk';

/** One working day. */
const SESSION_SECONDS = 12 * 60 * 60;

interface VaultOptions {
  readonly trust: Trust;
  readonly keys: DemoKeys;
  readonly pages: Pages;
  /** Who may embed which page. */
  readonly embedders: {readonly chat: readonly string[]; readonly checkout: readonly string[]};
  /** Where the merchant-hosted form posts to. */
  readonly postsTo: string;
}

/**
 * The vault's site: static pages with their policies, `trust.js`, the signer, and the demo's sign-in. In production the
 * sign-in is the merchant's own (a company account), and nothing else of this file changes.
 */
export function vaultSite({trust, keys, pages, embedders, postsTo}: VaultOptions) {
  const trustJs = `export const trust = ${JSON.stringify(trust)};\n`;

  const authenticateAgent = (request: Request): {id: string; name: string} | null => {
    const cookie = new RegExp(`(?:^|; )${COOKIE}=([\\w.-]+)`).exec(request.headers.get('cookie') ?? '')?.[1];
    const bearer = /^Bearer ([\w.-]+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const [body, signature] = (bearer ?? cookie)?.split('.') ?? [];
    if (!body || !signature || !isEqual(signature, mac(keys.sessionSecret, body))) return null;
    const {agent, until} = JSON.parse(Buffer.from(body, 'base64url').toString()) as {agent: string; until: number};
    return until > Date.now() ? {id: agent, name: agent} : null;
  };

  const signIn = async (request: Request): Promise<Response> => {
    if (request.headers.get('origin') !== trust.origin) return plain(403, 'Sign in on the vault itself.');
    const {agent} = (await request.json().catch(() => ({}))) as {agent?: unknown};
    if (typeof agent !== 'string' || !/^[\w.:@~+-]{1,128}$/.test(agent))
      return plain(400, 'Name the agent to sign in.');
    const session = JSON.stringify({agent, until: Date.now() + SESSION_SECONDS * 1000});
    const body = Buffer.from(session).toString('base64url');
    const signed = `${body}.${mac(keys.sessionSecret, body)}`;
    // The frame is on another site than the page around it, so its cookie is a partitioned one. Browsers that deny even that
    // to it have the session from the answer, for as long as the page is there.
    const attributes = `Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; Secure; SameSite=None; Partitioned`;
    return Response.json(
      {session: signed},
      {headers: {'set-cookie': `${COOKIE}=${signed}; ${attributes}`, 'cache-control': 'no-store'}},
    );
  };

  const respond = (request: Request, signer: (request: Request) => Promise<Response>): Response | Promise<Response> => {
    const {pathname} = new URL(request.url);
    if (request.headers.get('host') !== new URL(trust.origin).host) return plain(421, `The vault is ${trust.origin}.`);
    if (pathname.startsWith('/signer/')) return signer(request);
    if (pathname === trust.signIn && request.method === 'POST') return signIn(request);
    const page = pathname === '/desk.html' ? 'desk' : 'pay';
    const headers =
      pathname === '/post.html'
        ? vaultHeaders('post', {embedders: embedders.checkout, postsTo})
        : vaultHeaders(page, {embedders: embedders.chat});
    const body = pathname === '/trust.js' ? trustJs : pages.vault.get(pathname);
    if (body === undefined) return plain(404, 'Nothing is here.');
    return file(pathname, body, headers);
  };

  return {authenticateAgent, respond};
}

function mac(secret: Buffer, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url');
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
