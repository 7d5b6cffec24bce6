import {createHmac} from 'node:crypto';

import {expect} from 'chai';
import {CompactEncrypt, generateKeyPair} from 'jose';

import {readWebhook} from '../../src/collection/cybersource-webhook.js';
import {MalformedError, UnauthenticatedError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {REST} from './setups.js';

const KEY_ID = 'bf44c857-b182-bb05-e053-34b8d30a7a72';
const T = 1795426200000;
const BODY = '{"payload":{"id":"7435188899356405003091"}}';
const webhook = {keyId: KEY_ID, key: REST.sharedSecret};
// worked out with another program: HMAC-SHA256 over t, a point and the body, under the decoded key
const SIG = 'PQpcv5A0y1eRySiJYUu66m9PwZ3qo44VaElc1Z5pmIg=';
const header = (more: {t?: number | string; keyId?: string; sig?: string} = {}) => {
  const {t = T, keyId = KEY_ID, sig = SIG} = more;
  return `t=${t};keyId=${keyId};sig=${sig}`;
};
const signed = (body: string, t = T) =>
  header({
    t,
    sig: createHmac('sha256', Buffer.from(REST.sharedSecret, 'base64')).update(`${t}.${body}`).digest('base64'),
  });

describe('a webhook of CyberSource', () => {
  it('gives the transaction’s id when the signature is the one that another program made', async () => {
    expect(await readWebhook(header(), BODY, webhook, T + 1000)).to.equal('7435188899356405003091');
    // as the guide prints it, with a quote and a semicolon at the end
    expect(await readWebhook(`${header()}";`.replace('sig=', 'sig="'), BODY, webhook, T)).to.equal(
      '7435188899356405003091',
    );
  });

  const FORGED: [what: string, header: string | null, body?: string, now?: number][] = [
    ['no header', null],
    ['an empty header', ''],
    ['no signature', `t=${T};keyId=${KEY_ID}`],
    ['another time', header({t: T + 1})],
    ['another key’s name', header({keyId: 'other'})],
    ['another signature', header({sig: SIG.toLowerCase()})],
    ['another body', header(), `${BODY} `],
    ['a time long past', header(), BODY, T + 25 * 60 * 60_000],
    ['a time long to come', header(), BODY, T - 25 * 60 * 60_000],
    ['a time that is none', signed(BODY).replace(String(T), 'now')],
  ];
  for (const [what, given, body = BODY, now = T] of FORGED) {
    it(`is not believed with ${what}`, async () => {
      expect(await errorOf(readWebhook(given, body, webhook, now))).to.be.instanceOf(UnauthenticatedError);
    });
  }

  for (const body of ['', '[]', '{}', '{"payload":{}}', '{"payload":{"id":"../x"}}', '{"payload":{"id":7}}', 'x']) {
    it(`cannot be read from ${body || 'nothing'}`, async () => {
      expect(await errorOf(readWebhook(signed(body), body, webhook, T))).to.be.instanceOf(MalformedError);
    });
  }

  it('is decrypted where it is sealed for the merchant’s key, and by that key alone', async () => {
    const {publicKey, privateKey} = await generateKeyPair('RSA-OAEP-256');
    const seal = (alg: string, enc: string) =>
      new CompactEncrypt(new TextEncoder().encode(BODY)).setProtectedHeader({alg, enc}).encrypt(publicKey);
    const body = JSON.stringify({encData: await seal('RSA-OAEP-256', 'A256GCM')});
    const open = (decryptionKey?: typeof privateKey) =>
      readWebhook(signed(body), body, {...webhook, ...(decryptionKey && {decryptionKey})}, T);
    expect(await open(privateKey)).to.equal('7435188899356405003091');
    expect(await errorOf(open())).to.be.instanceOf(MalformedError);
    expect(await errorOf(open((await generateKeyPair('RSA-OAEP-256')).privateKey))).to.be.instanceOf(MalformedError);
  });
});
