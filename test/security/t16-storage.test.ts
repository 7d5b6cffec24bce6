import {expect} from '@open-wc/testing';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import {createId} from '../../src/request/ids.js';
import {AgentKeys, type AgentKeysOptions, type KeyError} from '../../src/vault/keys.js';
import {LentStorage} from '../../src/vault/lent-storage.js';
import {open, seal} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {CARD} from '../vault/keys-helper.js';

type Store = NonNullable<AgentKeysOptions['storage']>;

const denied = () => {
  throw new DOMException('denied', 'SecurityError');
};
const full = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

/** Keeps what it is given, for the test to look into. */
function keeping(written: string[], changes: Partial<Store> = {}): Store {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      written.push(key, value);
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
    ...changes,
  };
}

/** Ways in which a browser does not keep anything: blocked cookies, private windows, a full disk, a lying store. */
const STORES: Record<string, (written: string[]) => Store | undefined> = {
  'there is none': () => undefined,
  'everything is denied': () => ({getItem: denied, setItem: denied, removeItem: denied}),
  'writing is denied': (written) => keeping(written, {setItem: denied}),
  'reading is denied': (written) => keeping(written, {getItem: denied}),
  'the disk is full': (written) => keeping(written, {setItem: full}),
  'removing is denied': (written) => keeping(written, {removeItem: denied, getItem: () => null}),
  'what was written reads as null': (written) => keeping(written, {getItem: () => null}),
  'what was written reads as garbage': (written) => keeping(written, {getItem: () => '{"point":1}'}),
  'what was written reads as no text': (written) => keeping(written, {getItem: () => ({}) as string}),
};

describe('T16: with a storage that keeps nothing', () => {
  let passed = 0;
  const secretSpellings = (d: string) => {
    const bytes = decodeBase64url(d)!;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [d, hex, btoa(String.fromCharCode(...bytes)), String.fromCharCode(...bytes)];
  };

  for (const [how, make] of Object.entries(STORES)) {
    it(`since ${how}, a key lives in memory, ends with the page, and is nowhere in clear`, async () => {
      const written: string[] = [];
      const storage = make(written);
      const request = createId();
      const wrappingKey = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
      const desk = () => new AgentKeys({storage, release: () => Promise.resolve(wrappingKey)});
      const keys = desk();
      const made = await keys.create();
      const {d} = await crypto.subtle.exportKey('jwk', made.pair.privateKey);
      await keys.adopt(request, made, wrappingKey);

      const token = await (await createTestSigner()).sign(makeTerms({agentKey: made.point}));
      const sealed = await seal({card: CARD, token, attempt: 1});
      expect(await open({sealed, token, attempt: 1, keyPair: await keys.get(request)})).to.deep.equal(CARD);

      const fault = await desk()
        .get(request)
        .then(
          () => 'none',
          (error: KeyError) => error.fault,
        );
      expect(fault).to.equal('key-lost');
      keys.forget(request);
      expect(secretSpellings(d!).filter((secret) => written.join().includes(secret))).to.deep.equal([]);
      passed++;
    });
  }

  it('the page around the desk keeps the wrapped key, which opens nothing by itself', async () => {
    const kept: string[] = [];
    const storage = new LentStorage((_, value) => value !== undefined && kept.push(value));
    const request = createId();
    const wrappingKey = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
    const keys = new AgentKeys({storage, release: () => Promise.resolve(wrappingKey)});
    const made = await keys.create();
    const {d} = await crypto.subtle.exportKey('jwk', made.pair.privateKey);
    await keys.adopt(request, made, wrappingKey);
    expect(kept.length).to.equal(1);
    expect(secretSpellings(d!).filter((secret) => kept.join().includes(secret))).to.deep.equal([]);
    for (const [name, release] of [
      ['right', () => Promise.resolve(wrappingKey)],
      ['wrong', () => Promise.resolve(encodeBase64url(crypto.getRandomValues(new Uint8Array(32))))],
    ] as const) {
      const lent = new LentStorage(() => {});
      lent.takeBack(request, kept[0]!);
      const restored = await new AgentKeys({storage: lent, release})
        .get(request)
        .catch((error: KeyError) => error.fault);
      expect(restored === 'key-lost', name).to.equal(name === 'wrong');
    }
    expect(passed).to.equal(Object.keys(STORES).length);
    await figure('T16', `${passed} storages that keep nothing, 0 keys in clear; the lent one opens nothing alone`);
  });
});
