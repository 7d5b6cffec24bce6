import {createHmac, randomUUID, timingSafeEqual} from 'node:crypto';

import type {Participant} from '../../src/server/index.js';

/** Who a page is for. A real host has accounts; the demo hands a token to whoever opens the page. */
export interface Visitor {
  readonly role: 'agent' | 'customer';
  readonly id: string;
  readonly name: string;
}

/** Makes and reads the demo's bearer tokens. */
export interface Tokens {
  issue(visitor: Visitor): string;
  read(token: string | undefined): Visitor | null;
  /** Lets nobody in by this token any more, as long as the server runs. */
  revoke(token: string): void;
  participantOf(request: Request): Participant | null;
}

/** Tokens are signed, not stored, so that they outlive a restart of the server. */
export function createTokens(secret: Buffer): Tokens {
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest();
  const revoked = new Set<string>();

  const read = (token: string | undefined): Visitor | null => {
    const [body, signature] = token?.split('.') ?? [];
    if (!body || !signature || revoked.has(body)) return null;
    const given = Buffer.from(signature, 'base64url');
    const right = sign(body);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const {role, id, name} = JSON.parse(Buffer.from(body, 'base64url').toString()) as Visitor;
    return {role, id, name};
  };

  return {
    issue(visitor) {
      const body = Buffer.from(JSON.stringify({...visitor, token: randomUUID()})).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    read,
    revoke: (token) => void revoked.add(token.split('.')[0] ?? ''),
    participantOf(request) {
      const visitor = read(/^Bearer ([\w.-]{1,1000})$/.exec(request.headers.get('authorization') ?? '')?.[1]);
      if (!visitor) return null;
      const {role, id} = visitor;
      // In this shop every agent serves every customer, and a customer's conversation bears the customer's id.
      return {role, id, mayEnter: (conversation) => role === 'agent' || conversation === id};
    },
  };
}
