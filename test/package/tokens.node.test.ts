import {expect} from 'chai';

import {SCHEMES, designTokens, publicTokens, type PublicToken} from '../../scripts/make-tokens.mjs';
import {tokens as sheet} from '../../src/styles/tokens.js';

const token = (name: string, css: string): PublicToken => ({
  name: `--chatpay-${name}`,
  description: name,
  default: css,
});
const valueOf = (css: string, scheme: 'light' | 'dark' = 'light') =>
  designTokens(scheme, [token('it', css)]).chatpay.it?.$value;

describe('the tokens for design tools', () => {
  for (const scheme of SCHEMES) {
    it(`are all that there are, each with a type, a value and a description (${scheme})`, () => {
      const {chatpay} = designTokens(scheme);
      const read = new Set(sheet.cssText.match(/--chatpay-[\w-]+/g));
      expect(Object.keys(chatpay).map((name) => `--chatpay-${name}`)).to.include.members(
        publicTokens().map(({name}) => name),
      );
      expect([...read].filter((name) => !Object.hasOwn(chatpay, name.slice('--chatpay-'.length)))).to.deep.equal([]);
      for (const [name, {$type, $value, $description}] of Object.entries(chatpay)) {
        expect($type, name).to.match(/^(color|dimension|number|fontFamily|border|shadow)$/);
        expect($value, name).to.not.equal(undefined);
        expect($description, name).to.have.length.greaterThan(8);
        const [, other] = /^\{chatpay\.(.*)\}$/.exec(String($value)) ?? [];
        if (other) expect(chatpay).to.have.property(other);
      }
    });
  }

  it('have the colors of their scheme', () => {
    const [light, dark] = SCHEMES.map((scheme) => designTokens(scheme).chatpay);
    expect(light!.paper!.$value).to.deep.include({hex: '#ffffff'});
    expect(dark!.paper!.$value).to.deep.include({hex: '#1c1f26'});
  });

  it('have the color that comes out where one is made of others, as CSS Color 4 and 5 say', () => {
    expect(valueOf('color-mix(in oklab, #ff0000 50%, #0000ff)')).to.deep.include({hex: '#8c53a2'});
    expect(valueOf('oklch(from #ff0000 l 0 0)')).to.deep.include({hex: '#888888'});
    expect(valueOf('oklch(from #ffffff clamp(0, (0.58 - l) * 999, 1) 0 0)')).to.deep.include({hex: '#000000'});
    expect(valueOf('light-dark(#123, #456)', 'dark')).to.deep.include({hex: '#445566'});
  });

  it('have lengths, borders and shadows', () => {
    expect(valueOf('calc(0.75rem * 0.75)')).to.deep.equal({value: 0.5625, unit: 'rem'});
    expect(valueOf('2px solid #000')).to.deep.include({width: {value: 2, unit: 'px'}, style: 'solid'});
    const {chatpay} = designTokens('light', [token('a-shadow', '0 1px 2px #0003, 0 8px 24px -12px #000')]);
    expect(chatpay['a-shadow']?.$value).to.have.length(2);
  });

  it('are not made of what is not understood', () => {
    expect(() => valueOf('rebeccapurple')).to.throw('--chatpay-it: rebeccapurple is not understood');
    expect(() => valueOf('color-mix(in hsl, #000, #fff)')).to.throw('not understood');
  });
});
