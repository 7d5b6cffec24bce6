import {expect} from '@open-wc/testing';

import {figure} from '../helpers/figure.js';
import {VAULT} from '../vault/origins.js';
import {until} from '../vault/wait.js';

/** What a frame of another site says of itself. */
interface Facts {
  readonly origin: string;
  readonly isSecure: boolean;
  readonly hasCrypto: boolean;
  readonly database: string;
  readonly submits: boolean;
  readonly noPopup: boolean;
}

const isWebKit = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** What it should say; a change here is a change of a browser that the vault is built on. */
const RIGHT = {isSecure: true, hasCrypto: true};
const TABLE: readonly [name: string, attributes: Record<string, string>, expected: Partial<Facts>][] = [
  ['no sandbox', {}, {...RIGHT, origin: VAULT, database: 'ok', submits: true}],
  [
    'scripts alone',
    {sandbox: 'allow-scripts'},
    {...RIGHT, origin: 'null', database: 'SecurityError', submits: isWebKit, noPopup: true},
  ],
  [
    'scripts and its origin',
    {sandbox: 'allow-scripts allow-same-origin'},
    {...RIGHT, origin: VAULT, database: 'ok', submits: isWebKit, noPopup: true},
  ],
  [
    'scripts, its origin and forms: the vault’s own',
    {sandbox: 'allow-scripts allow-same-origin allow-forms'},
    {...RIGHT, origin: VAULT, database: 'ok', submits: true, noPopup: true},
  ],
  [
    'no credentials',
    {sandbox: 'allow-scripts allow-same-origin allow-forms', credentialless: ''},
    {...RIGHT, origin: VAULT, database: 'ok', submits: true, noPopup: true},
  ],
];

describe('T15: a frame of another site', () => {
  let passed = 0;
  let facts = 0;

  for (const [name, attributes, expected] of TABLE) {
    it(`can do what the vault counts on, and no more: ${name}`, async () => {
      let said: Facts | undefined;
      const frame = document.createElement('iframe');
      const listen = ({data, source, origin}: MessageEvent<{probed?: Omit<Facts, 'origin'>}>) => {
        if (source === frame.contentWindow && data.probed) said = {...data.probed, origin};
      };
      addEventListener('message', listen);
      for (const [attribute, value] of Object.entries(attributes)) frame.setAttribute(attribute, value);
      const query = new URLSearchParams();
      // a window that does come up would take the focus from the page
      if (attributes['sandbox']) query.set('popup', '');
      if (expected.submits) query.set('submits', '');
      frame.src = `${VAULT}/probe.html?${query}`;
      document.body.append(frame);
      await until(() => said !== undefined, 'the frame’s word');
      removeEventListener('message', listen);
      frame.remove();
      const wanted = Object.fromEntries(Object.keys(expected).map((key) => [key, said![key as keyof Facts]]));
      expect(wanted).to.deep.equal(expected);
      passed++;
      facts += Object.keys(expected).length;
    });
  }

  it('has done so in every variant', async () => {
    expect(passed).to.equal(TABLE.length);
    await figure('T15', `${passed} variants, ${facts} facts, all as they were`);
  });
});
