import {expect} from '@open-wc/testing';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import {RefusedError, UnreachableError} from '../../src/request/errors.js';
import {createId} from '../../src/request/ids.js';
import {isP256Point} from '../../src/request/point.js';
import {AgentKeys, type AgentKeysOptions, type KeyError, type NewKey} from '../../src/vault/keys.js';
import {open, seal} from '../../src/vault/sealing.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {CARD} from './keys-helper.js';

/** A storage of its own for each test, with the tab's interface. */
class OwnStorage implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  /** The one thing in it. */
  get stored(): Record<string, unknown> {
    return JSON.parse([...this.items.values()][0]!) as Record<string, unknown>;
  }
  change(changes: object): void {
    const [[key] = ['']] = this.items;
    this.items.set(key, JSON.stringify({...this.stored, ...changes}));
  }
}

/** What a denied storage does (Firefox with cookies blocked, a full disk). */
const DENIED: AgentKeysOptions['storage'] = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
};

const faultOf = (getting: Promise<unknown>): Promise<unknown> =>
  getting.then(
    () => 'none',
    (error: KeyError) => error.fault ?? error,
  );

describe('the agent’s keys', () => {
  let storage: OwnStorage;
  let request: string;
  let wrappingKey: string;
  let released: string[];

  beforeEach(() => {
    storage = new OwnStorage();
    request = createId();
    wrappingKey = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
    released = [];
  });

  /** A desk: each one is what a reload or another tab would be. */
  const desk = (options: Partial<AgentKeysOptions> = {}) =>
    new AgentKeys({
      storage,
      release: (asked) => {
        released.push(asked);
        return Promise.resolve(wrappingKey);
      },
      ...options,
    });

  async function adopted(keys = desk()): Promise<{keys: AgentKeys; made: NewKey}> {
    const made = await keys.create();
    await keys.adopt(request, made, wrappingKey);
    return {keys, made};
  }

  /** Seals a card to a key and opens it with a pair. */
  async function opens(pair: CryptoKeyPair, agentKey: string): Promise<boolean> {
    const {sign} = await createTestSigner();
    const token = await sign(makeTerms({agentKey}));
    const sealed = await seal({card: CARD, token, attempt: 1});
    const card = await open({sealed, token, attempt: 1, keyPair: pair});
    return card.kind === 'card' && card.pan === CARD.pan;
  }

  it('are points on the curve, and another each time', async () => {
    const [first, second] = [await desk().create(), await desk().create()];
    expect(isP256Point(decodeBase64url(first.point)!)).to.equal(true);
    expect(first.point === second.point).to.equal(false);
  });

  it('open what was sealed to them', async () => {
    const {keys, made} = await adopted();
    expect(await opens(await keys.get(request), made.point)).to.equal(true);
    expect(released).to.deep.equal([]);
  });

  it('cannot be exported once they are kept', async () => {
    const {keys} = await adopted();
    const {privateKey} = await keys.get(request);
    expect(privateKey.extractable).to.equal(false);
    for (const format of ['pkcs8', 'jwk'] as const) {
      const name = await crypto.subtle.exportKey(format, privateKey).catch((error: DOMException) => error.name);
      expect(name).to.equal('InvalidAccessError');
    }
  });

  it('lie in storage wrapped, and nothing else does', async () => {
    const {made} = await adopted();
    const {d} = await crypto.subtle.exportKey('jwk', made.pair.privateKey);
    expect(Object.keys(storage.stored).sort()).to.deep.equal(['iv', 'point', 'strikes', 'wrapped']);
    const wrapped = decodeBase64url(storage.stored['wrapped'] as string)!;
    const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(hex(wrapped).includes(hex(decodeBase64url(d!)!))).to.equal(false);
    expect(JSON.stringify([...storage.items]).includes(d!)).to.equal(false);
  });

  it('are wrapped with another IV each time', async () => {
    const ivs = new Set<unknown>();
    for (let round = 0; round < 20; round++) {
      await adopted();
      ivs.add(storage.stored['iv']);
    }
    expect(ivs.size).to.equal(20);
  });

  describe('after a reload', () => {
    it('come back with the signer’s help, and cannot be exported', async () => {
      const {made} = await adopted();
      const keys = desk();
      const pair = await keys.get(request);
      expect(pair.privateKey.extractable).to.equal(false);
      expect(await opens(pair, made.point)).to.equal(true);
      await keys.get(request);
      expect(released).to.deep.equal([request]);
    });

    it('are lost once the signer says no', async () => {
      await adopted();
      const keys = desk({release: () => Promise.reject(new RefusedError('card-gone'))});
      expect(await faultOf(keys.get(request))).to.equal('key-lost');
    });

    for (const error of [new UnreachableError('no answer'), new RefusedError('too-many')]) {
      it(`are still there when the signer could not be asked: ${error.code}`, async () => {
        await adopted();
        let fails = true;
        const keys = desk({release: () => (fails ? Promise.reject(error) : Promise.resolve(wrappingKey))});
        const thrown: unknown = await keys.get(request).catch((caught: unknown) => caught);
        expect(thrown === error).to.equal(true);
        fails = false;
        expect((await keys.get(request)).privateKey.type).to.equal('private');
      });
    }

    it('are lost with another wrapping key', async () => {
      await adopted();
      wrappingKey = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
      expect(await faultOf(desk().get(request))).to.equal('key-lost');
    });

    it('open under no other request', async () => {
      await adopted();
      const [[, stored] = []] = storage.items;
      const other = createId();
      storage.setItem([...storage.items.keys()][0]!.replace(request, other), stored!);
      expect(await faultOf(desk().get(other))).to.equal('key-lost');
    });

    it('open beside no other public key', async () => {
      await adopted();
      storage.change({point: (await desk().create()).point});
      expect(await faultOf(desk().get(request))).to.equal('key-lost');
    });

    for (const part of ['iv', 'wrapped'] as const) {
      it(`are lost when one bit of the ${part} has turned`, async () => {
        await adopted();
        const bytes = decodeBase64url(storage.stored[part] as string)!;
        bytes[bytes.length >> 1]! ^= 1;
        storage.change({[part]: encodeBase64url(bytes)});
        expect(await faultOf(desk().get(request))).to.equal('key-lost');
      });
    }

    for (const garbage of ['', 'null', '[]', '{}', '{"__proto__":1}', '{"point":1}', 'x'.repeat(20_000)]) {
      it(`are lost when storage holds ${garbage.slice(0, 20) || 'nothing'}`, async () => {
        await adopted();
        storage.setItem([...storage.items.keys()][0]!, garbage);
        expect(await faultOf(desk().get(request))).to.equal('key-lost');
      });
    }
  });

  for (const [name, denied] of [
    ['denied', DENIED],
    ['not there', undefined],
  ] as const) {
    describe(`with a storage that is ${name}`, () => {
      it('live in memory', async () => {
        const {keys, made} = await adopted(desk({storage: denied}));
        expect(await opens(await keys.get(request), made.point)).to.equal(true);
      });

      it('are lost with a reload', async () => {
        await adopted(desk({storage: denied}));
        expect(await faultOf(desk({storage: denied}).get(request))).to.equal('key-lost');
      });

      it('are forgotten all the same', async () => {
        const {keys} = await adopted(desk({storage: denied}));
        keys.forget(request);
        expect(await faultOf(keys.get(request))).to.equal('key-lost');
      });
    });
  }

  describe('are forgotten', () => {
    it('in memory and in storage', async () => {
      const {keys} = await adopted();
      keys.forget(request);
      expect(storage.items.size).to.equal(0);
      expect(await faultOf(keys.get(request))).to.equal('key-lost');
      expect(await faultOf(desk().get(request))).to.equal('key-lost');
    });

    it('by one request, and not by another', async () => {
      const {keys} = await adopted();
      keys.forget(createId());
      expect((await keys.get(request)).privateKey.type).to.equal('private');
    });

    it('also while the signer is being asked', async () => {
      await adopted();
      let answer: (key: string) => void = () => {};
      const keys = desk({
        release: () =>
          new Promise((done) => {
            answer = done;
          }),
      });
      const getting = faultOf(keys.get(request));
      await new Promise((done) => setTimeout(done));
      keys.forget(request);
      answer(wrappingKey);
      expect(await getting).to.equal('key-lost');
    });

    it('in memory alone when the page goes: what is wrapped stays', async () => {
      const {keys} = await adopted();
      keys.drop();
      await keys.get(request);
      expect(released).to.deep.equal([request]);
    });
  });

  describe('are destroyed', () => {
    it('when three cards did not open', async () => {
      const {keys} = await adopted();
      expect([keys.strike(request), keys.strike(request), keys.strike(request)]).to.deep.equal([false, false, true]);
      expect(await faultOf(keys.get(request))).to.equal('key-destroyed');
      expect(storage.items.size).to.equal(0);
      expect(await faultOf(desk().get(request))).to.equal('key-lost');
    });

    it('whatever reloads there are in between', async () => {
      const {keys} = await adopted();
      keys.strike(request);
      const second = desk();
      await second.get(request);
      expect(second.strike(request)).to.equal(false);
      const third = desk();
      await third.get(request);
      expect(third.strike(request)).to.equal(true);
    });

    it('with denied storage too', async () => {
      const {keys} = await adopted(desk({storage: DENIED}));
      expect([keys.strike(request), keys.strike(request), keys.strike(request)]).to.deep.equal([false, false, true]);
    });
  });

  describe('are at one desk at a time', () => {
    const {locks} = navigator;

    it('so that a duplicated tab gets none', async () => {
      const {keys} = await adopted(desk({locks}));
      expect(await faultOf(desk({locks}).get(request))).to.equal('other-desk');
      keys.forget(request);
    });

    it('until that desk is gone', async () => {
      const {keys, made} = await adopted(desk({locks}));
      keys.drop();
      await navigator.locks.query(); // a lock is let go of a turn later
      const second = desk({locks});
      expect(await opens(await second.get(request), made.point)).to.equal(true);
      second.forget(request);
    });

    it('and a desk that did not get the key does not keep it from others', async () => {
      await adopted();
      const failing = desk({locks, release: () => Promise.reject(new UnreachableError('no answer'))});
      await failing.get(request).catch(() => {});
      await navigator.locks.query();
      const second = desk({locks});
      expect(await faultOf(second.get(request))).to.equal('none');
      second.forget(request);
    });
  });
});
