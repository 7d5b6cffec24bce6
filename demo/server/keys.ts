import {randomBytes} from 'node:crypto';
import {readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import type {Trust} from '../../src/request/trust.js';
import {generateSigningKey} from '../../src/server/index.js';

/** What the demo keeps secret. In production the signer's key is the signer's alone, best in a key management service. */
export interface DemoKeys {
  readonly signing: Awaited<ReturnType<typeof generateSigningKey>>;
  /** Signs terms of which no agent sees a card: the server's own key, not the signer's. */
  readonly terms: Awaited<ReturnType<typeof generateSigningKey>>;
  readonly tokenSecret: Buffer;
  readonly sessionSecret: Buffer;
  /** Makes the tokens of links. */
  readonly linkSecret: Buffer;
  /** What the messaging services' callbacks prove themselves with. */
  readonly callbackSecret: string;
}

/** The merchant of the demo. */
const MERCHANT = {id: 'oasis-dresses', name: 'Oasis Dresses'};

/** Reads the keys, or makes them at the first start: readable by this account only, and whole or not there at all. */
export async function loadKeys(dataDir: string): Promise<DemoKeys> {
  const file = join(dataDir, 'keys.json');
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  const known = stored === undefined ? {} : read(stored, file);
  const names = ['tokenSecret', 'sessionSecret', 'linkSecret', 'callbackSecret'] as const;
  if (known.signing && known.terms && names.every((name) => known[name])) return parse(stored!, file);
  // a folder from before there were links has some of them
  const made = {
    signing: known.signing ?? (await generateSigningKey()),
    terms: known.terms ?? (await generateSigningKey()),
    ...Object.fromEntries(names.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')])),
  };
  const text = JSON.stringify(made, null, 2);
  await writeFile(`${file}.new`, text, {mode: 0o600});
  await rename(`${file}.new`, file);
  return parse(text, file);
}

function read(text: string, file: string): Partial<Record<keyof DemoKeys, never>> {
  try {
    return JSON.parse(text) as Partial<Record<keyof DemoKeys, never>>;
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function parse(text: string, file: string): DemoKeys {
  try {
    const {signing, terms, tokenSecret, sessionSecret, linkSecret, callbackSecret} = JSON.parse(text) as Record<
      keyof DemoKeys,
      never
    >;
    return {
      signing,
      terms,
      tokenSecret: Buffer.from(tokenSecret, 'base64url'),
      sessionSecret: Buffer.from(sessionSecret, 'base64url'),
      linkSecret: Buffer.from(linkSecret, 'base64url'),
      callbackSecret,
    };
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function damaged(file: string, cause: unknown): Error {
  return new Error(`${file} is damaged. Move its folder away to start afresh; open requests are then lost.`, {cause});
}

/** Writes `trust.js`: what the vault's pages trust, made at deployment and never told to them by a host page. */
export async function writeTrust(
  dataDir: string,
  {
    keys,
    vaultOrigin,
    embedders,
    postsTo,
  }: {keys: DemoKeys; vaultOrigin: string; embedders: readonly string[]; postsTo: string},
): Promise<Trust> {
  const trust: Trust = {
    origin: vaultOrigin,
    merchant: MERCHANT,
    embedders,
    signIn: '/sign-in',
    postsTo,
    keys: [
      {kid: keys.signing.kid, jwk: keys.signing.publicJwk, collections: ['reveal']},
      {
        kid: keys.terms.kid,
        jwk: keys.terms.publicJwk,
        collections: ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'],
      },
    ],
  };
  await writeFile(join(dataDir, 'trust.js'), `export const trust = ${JSON.stringify(trust, null, 2)};\n`);
  return trust;
}
