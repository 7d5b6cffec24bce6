import {expect} from '@open-wc/testing';

import {vaultHeaders} from '../../src/vault/headers.js';

const embedders = ['https://shop.example', 'https://chat.example:8443'];

const policyOf = (page: 'pay' | 'desk', around: readonly string[] = embedders) =>
  vaultHeaders(page, {embedders: around})['content-security-policy']!.split('; ');

const COMMON = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "worker-src 'none'",
  'frame-ancestors https://shop.example https://chat.example:8443',
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
];

describe('the vault’s headers', () => {
  it('give the customer’s page no network at all', () => {
    expect(policyOf('pay').sort()).to.deep.equal([...COMMON, "connect-src 'none'"].sort());
  });

  it('give the agent’s page its own origin, for the signer', () => {
    expect(policyOf('desk').sort()).to.deep.equal([...COMMON, "connect-src 'self'"].sort());
  });

  it('let no page around the vault that is not named', () => {
    expect(policyOf('pay', [])).to.include("frame-ancestors 'none'");
  });

  it('say the rest', () => {
    const {'content-security-policy': _, ...rest} = vaultHeaders('pay', {embedders});
    expect(rest).to.deep.equal({
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'origin-agent-cluster': '?1',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  const WRONG = [
    '*',
    'https://*.shop.example',
    'https://shop.example/',
    'https://shop.example/chat',
    'shop.example',
    'HTTPS://SHOP.EXAMPLE',
    "'self'",
    'null',
    '',
    'https://shop.example; script-src *',
  ];
  for (const embedder of WRONG) {
    it(`take no ${embedder || 'empty text'} for an origin`, () => {
      expect(() => vaultHeaders('pay', {embedders: [embedder]})).to.throw(TypeError);
    });
  }
});
