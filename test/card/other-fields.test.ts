import {expect} from 'chai';

import {brandOf} from '../../src/card/brands.js';
import {asciiDigits} from '../../src/card/digits.js';
import {giftNumberFault, giftPinFault, parseGiftNumber} from '../../src/card/gift-card.js';
import {nameFault, parseName} from '../../src/card/name.js';
import {codeFault} from '../../src/card/security-code.js';

describe('the security code', () => {
  const [visa, amex] = [brandOf('4111'), brandOf('37')];

  it('has 4 digits with American Express and 3 elsewhere', () => {
    expect(codeFault('123', visa)).to.equal(undefined);
    expect(codeFault('1234', visa)).to.equal('code-length');
    expect(codeFault('1234', amex)).to.equal(undefined);
    expect(codeFault('123', amex)).to.equal('code-length');
  });

  it('may have either length while the network is unknown', () => {
    expect(codeFault('123', undefined)).to.equal(undefined);
    expect(codeFault('1234', undefined)).to.equal(undefined);
    expect(codeFault('12', undefined)).to.equal('code-length');
    expect(codeFault('', undefined)).to.equal('empty');
  });
});

describe('the name on a card', () => {
  for (const name of ['Valeria Rossi', 'José Ángel Núñez', '王小明', 'محمد علي', "D'Arcy-Smith Jr. 3rd", 'X']) {
    it(`may be ${name}`, () => {
      expect(nameFault(name)).to.equal(undefined);
    });
  }

  it('is kept without the white space around and between', () => {
    expect(parseName('  Valeria \u00a0 Rossi ')).to.equal('Valeria Rossi');
  });

  it('cannot be empty, endless, a card number or a trick with directions', () => {
    expect(nameFault('   ')).to.equal('empty');
    expect(nameFault('x'.repeat(81))).to.equal('too-long');
    expect(nameFault('𝒳'.repeat(80))).to.equal(undefined);
    expect(nameFault('4111 1111 1111 1111')).to.equal('holds-number');
    expect(nameFault('Valeria \u202eissoR')).to.equal('unsafe');
  });

  it('comes without the marks that nobody sees', () => {
    const typed = ['\u200fמשה כהן\u200e', 'Ann\u200b Lee', 'Mül\u00adler', 'e\u200b\u0301', 'A\u2028B'];
    expect(typed.map(parseName)).to.deep.equal(['משה כהן', 'Ann Lee', 'Müller', 'é', 'A B']);
    expect(typed.map(nameFault).join('')).to.equal('');
  });
});

describe('a gift card', () => {
  const FAULTS: [text: string, fault: string | undefined][] = [
    ['', 'empty'],
    ['1234567', 'incomplete'],
    ['12345678', undefined],
    ['1234 5678-9012', undefined],
    ['1'.repeat(24), undefined],
    ['1'.repeat(25), 'wrong-length'],
    ['1234567A', 'not-digits'],
  ];
  for (const [text, fault] of FAULTS) {
    it(`number “${text}” is ${fault ?? 'right'}`, () => {
      expect(giftNumberFault(text)).to.equal(fault);
    });
  }

  it('is kept as digits alone', () => {
    expect(parseGiftNumber('1234 ٥٦٧٨')).to.equal('12345678');
  });

  it('may have a PIN of up to 12 digits and letters', () => {
    expect(giftPinFault('')).to.equal(undefined);
    expect(giftPinFault('12ab')).to.equal(undefined);
    expect(giftPinFault('1'.repeat(13))).to.equal('too-long');
    expect(giftPinFault('12-34')).to.equal('not-alphanumeric');
  });
});

describe('digits of other scripts', () => {
  it('become the digits on a card; everything else stays', () => {
    expect(asciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۹ ०९ ０９ ៩ a½é')).to.equal('0123456789 09 09 09 9 a½é');
  });
});
