import {expect} from '@open-wc/testing';
import {Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';

import {encodeBase64url} from '../../src/request/base64url.js';
import type {Terms} from '../../src/request/terms.js';
import type {CardData} from '../../src/vault/card-data.js';
import {open} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {CARD, makeKeyPair, pointOf} from '../vault/keys-helper.js';
import {VAULT} from '../vault/origins.js';
import {until} from '../vault/wait.js';
import {hostileNames, hostileTexts} from './plaintexts.js';

/** What the agent's page says of a card that it shows. */
interface Shown {
  readonly shown: readonly string[];
  readonly tags: readonly string[];
  readonly attributes: string;
  readonly ran: boolean;
  readonly violations: readonly string[];
}

/** The card view in a frame with the agent's page's own policy. */
class Desk {
  readonly #frame = document.createElement('iframe');
  #said: (Partial<Shown> & {up?: boolean}) | undefined;
  readonly #listen = ({data, source}: MessageEvent<Shown>) => {
    if (source === this.#frame.contentWindow) this.#said = data;
  };

  static async open(): Promise<Desk> {
    const desk = new Desk();
    addEventListener('message', desk.#listen);
    desk.#frame.src = `${VAULT}/view.html`;
    document.body.append(desk.#frame);
    await until(() => desk.#said?.up === true, 'the page');
    return desk;
  }

  async show(card: CardData, terms: Terms): Promise<Shown> {
    this.#said = undefined;
    this.#frame.contentWindow!.postMessage({card, terms}, VAULT);
    await until(() => this.#said !== undefined, 'the card');
    return this.#said as unknown as Shown;
  }

  close(): void {
    removeEventListener('message', this.#listen);
    this.#frame.remove();
  }
}

describe('T12: hostile card data', () => {
  it('is refused, or shown as the text that it is', async () => {
    const signer = await createTestSigner();
    const keyPair = await makeKeyPair();
    const terms = makeTerms({agentKey: await pointOf(keyPair)});
    const token = await signer.sign(terms);
    const seal = await sealerOf(token, keyPair);
    const desk = await Desk.open();
    const plain = await desk.show(CARD, terms);
    expect(plain.shown).to.include('Valeria Björk');

    let refused = 0;
    let shown = 0;
    const judge = async (plaintext: Uint8Array<ArrayBuffer>, name?: string) => {
      let card: CardData;
      try {
        card = await open({sealed: await seal(plaintext), token, attempt: 1, keyPair});
      } catch (error) {
        expect(error).to.include({code: 'ERR_OPEN_FAILED'});
        refused++;
        return;
      }
      expect(name, 'what was taken').not.to.equal(undefined);
      const seen = await desk.show(card, terms);
      expect(seen.shown).to.include(name);
      expect(seen.tags).to.deep.equal(plain.tags);
      expect(seen.attributes).to.equal(plain.attributes);
      expect([seen.ran, seen.violations.length]).to.deep.equal([false, 0]);
      shown++;
    };
    for (const name of hostileNames())
      await judge(padded(JSON.stringify({...CARD, cardholderName: name})), name.trim());
    for (const text of hostileTexts(CARD)) await judge(padded(text));
    await judge(new Uint8Array(1_000_000));
    desk.close();
    expect(refused + shown).to.be.at.least(200);
    expect(Math.min(refused, shown)).to.be.above(40);
    await figure(
      'T12',
      `${refused + shown} payloads, ${refused} refused, ${shown} shown as text; 0 scripts, 0 policy reports`,
    );
  });
});

/** Seals any bytes by the other implementation, bound as a card is. */
async function sealerOf(token: string, {publicKey}: CryptoKeyPair) {
  const peer = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm()});
  const encoder = new TextEncoder();
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(token.slice(0, token.lastIndexOf('.'))));
  const info = await new Blob([
    encoder.encode('chatpay-card/v1'),
    new Uint8Array(1),
    hash,
    Uint8Array.of(0, 0, 0, 1),
  ]).arrayBuffer();
  return async (plaintext: Uint8Array<ArrayBuffer>) => {
    const {enc, ct} = await peer.seal({recipientPublicKey: publicKey, info}, plaintext.buffer);
    return {enc: encodeBase64url(new Uint8Array(enc)), ct: encodeBase64url(new Uint8Array(ct))};
  };
}

/** As a card is padded; what is longer than that stays as long as it is. */
function padded(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const all = new Uint8Array(Math.max(512, bytes.length));
  all.set(bytes);
  return all;
}
