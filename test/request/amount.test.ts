import {expect} from 'chai';
import fc from 'fast-check';

import {parseAmount, type AmountFault} from '../../src/request/amount.js';
import {currencyCodes, minorUnitDigits} from '../../src/request/currencies.js';
import {formatMoney} from '../../src/request/money.js';

describe('parseAmount', () => {
  const amounts: [text: string, currency: string, locale: string, minorUnits: number][] = [
    ['361.21', 'USD', 'en-US', 36121],
    ['$361.21', 'USD', 'en-US', 36121],
    ['USD 361.21', 'USD', 'en-US', 36121],
    ['361.21 USD', 'USD', 'en-US', 36121],
    [' 12 ', 'USD', 'en-US', 1200],
    ['.5', 'USD', 'en-US', 50],
    ['5.', 'USD', 'en-US', 500],
    ['0.05', 'USD', 'en-US', 5],
    ['+7', 'USD', 'en-US', 700],
    ['1,234', 'USD', 'en-US', 123400],
    ['1,234.50', 'USD', 'en-US', 123450],
    ['1,234,567.89', 'USD', 'en-US', 123456789],
    ['1.234,50', 'USD', 'en-US', 123450],
    ['12,34,567.89', 'INR', 'en-IN', 123456789],
    ['1.234,5', 'EUR', 'de', 123450],
    ['12,5', 'EUR', 'de', 1250],
    ['12,50 €', 'EUR', 'de', 1250],
    ['1 234,50 €', 'EUR', 'fr', 123450],
    ['1\u202f234,50', 'EUR', 'fr', 123450],
    ['1’234.50', 'CHF', 'de-CH', 123450],
    ["1'234.50", 'CHF', 'de-CH', 123450],
    ['CA$10', 'CAD', 'en-US', 1000],
    ['1,500', 'JPY', 'ja', 1500],
    ['１２３４', 'JPY', 'ja', 1234],
    ['￥１，２３４', 'JPY', 'ja', 1234],
    ['١٢٣٫٤٥', 'EGP', 'ar-EG', 12345],
    ['١٬٢٣٤٫٥', 'EGP', 'ar-EG', 123450],
    ['١٢٫٥', 'USD', 'en', 1250],
    ['१२३.४५', 'INR', 'hi', 12345],
    ['0.125', 'KWD', 'en', 125],
    ['1234.125', 'KWD', 'en', 1234125],
  ];
  for (const [text, currency, locale, minorUnits] of amounts) {
    it(`reads ${JSON.stringify(text)} as ${minorUnits} minor units of ${currency} in ${locale}`, () => {
      expect(parseAmount(text, currency, locale)).to.deep.equal({ok: true, money: {minorUnits, currency}});
    });
  }

  const faults: [text: string, currency: string, locale: string, fault: AmountFault][] = [
    ['', 'USD', 'en', 'empty'],
    ['  ', 'USD', 'en', 'empty'],
    ['$', 'USD', 'en', 'not-a-number'],
    ['twelve', 'USD', 'en', 'not-a-number'],
    ['12e3', 'USD', 'en', 'not-a-number'],
    ['12%', 'USD', 'en', 'not-a-number'],
    ['1.2.3', 'USD', 'en', 'not-a-number'],
    ['1,23,4', 'USD', 'en', 'not-a-number'],
    ['12 34', 'USD', 'en', 'not-a-number'],
    ['1,234.56.78', 'USD', 'en', 'not-a-number'],
    ['.', 'USD', 'en', 'not-a-number'],
    ['<b>5</b>', 'USD', 'en', 'not-a-number'],
    ['€12', 'USD', 'en', 'other-currency'],
    ['12 EUR', 'USD', 'en', 'other-currency'],
    ['1.234', 'USD', 'en', 'ambiguous'],
    ['1,234', 'EUR', 'de', 'ambiguous'],
    ['1,234', 'KWD', 'en', 'ambiguous'],
    ['12.345', 'KWD', 'en', 'ambiguous'],
    ['12,50', 'USD', 'en', 'ambiguous'],
    ['12.50', 'EUR', 'de', 'ambiguous'],
    ['1.5', 'JPY', 'ja', 'too-many-decimals'],
    ['0.125', 'USD', 'en', 'too-many-decimals'],
    ['12.3456', 'USD', 'en', 'too-many-decimals'],
    ['1,234.567', 'USD', 'en', 'too-many-decimals'],
    ['0', 'USD', 'en', 'zero'],
    ['-0.00', 'USD', 'en', 'zero'],
    ['-5', 'USD', 'en', 'negative'],
    ['−5', 'USD', 'en', 'negative'],
    ['-$5', 'USD', 'en', 'negative'],
    ['(5.00)', 'USD', 'en', 'negative'],
    ['5-', 'USD', 'en', 'negative'],
    ['90071992547409.92', 'USD', 'en', 'too-large'],
    ['9'.repeat(400), 'USD', 'en', 'too-large'],
  ];
  for (const [text, currency, locale, fault] of faults) {
    it(`finds ${JSON.stringify(text.slice(0, 20))} ${fault} for ${currency} in ${locale}`, () => {
      expect(parseAmount(text, currency, locale)).to.deep.equal({ok: false, fault});
    });
  }

  it('reads the largest amount exactly, which no float of the whole currency could hold', () => {
    const money = {minorUnits: Number.MAX_SAFE_INTEGER, currency: 'USD'};
    expect(parseAmount('90071992547409.91', 'USD', 'en')).to.deep.equal({ok: true, money});
  });

  it('reads back what is written, in any currency and locale, or says that it can be read in two ways', () => {
    const locales = ['en-US', 'de', 'fr', 'de-CH', 'hi', 'ar-EG', 'fa', 'ja', 'pt-BR', 'pl', 'en-IN', 'he', 'sv'];
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}),
        fc.constantFrom(...currencyCodes()),
        fc.constantFrom(...locales),
        (minorUnits, currency, locale) => {
          const money = {minorUnits, currency};
          const read = parseAmount(formatMoney(money, locale), currency, locale);
          if (!read.ok && read.fault === 'ambiguous') expect(minorUnitDigits(currency)).to.equal(3);
          else expect(read).to.deep.equal({ok: true, money});
        },
      ),
      {numRuns: 2000},
    );
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 40}), (text) => void parseAmount(text, 'EUR', 'de')));
  });
});
