import {expect} from 'chai';
import * as dinero from 'dinero.js/currencies';
import * as fc from 'fast-check';

import {currencyCodes, isCurrency, minorUnitDigits} from '../../src/request/currencies.js';
import {decimalString, formatMoney} from '../../src/request/money.js';

const LOCALES = ['en', 'de', 'ar', 'ar-EG', 'ja', 'fr-CH', 'hi', 'fa', 'bn', 'sv'];
const minorUnits = fc.integer({min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER});

describe('currencies', () => {
  /** Minted in fifths, and listed with two decimals. */
  const FIFTHS = ['MGA', 'MRU'];

  it('have the decimals that another library’s ISO 4217 data give them', () => {
    for (const {code, exponent} of Object.values(dinero)) {
      expect(minorUnitDigits(code), code).to.equal(FIFTHS.includes(code) ? 2 : exponent);
    }
    expect(
      Object.values(dinero)
        .filter(({base}) => base !== 10)
        .map(({code}) => code),
    ).to.have.members(FIFTHS);
    expect(currencyCodes()).to.have.members(Object.keys(dinero));
  });

  it('have the decimals that the standard lists', () => {
    // ISO 4217, list one
    const digits = {
      USD: 2,
      EUR: 2,
      JPY: 0,
      KRW: 0,
      VND: 0,
      ISK: 0,
      KWD: 3,
      IQD: 3,
      TND: 3,
      CLF: 4,
      HUF: 2,
      IDR: 2,
      UGX: 0,
    };
    for (const [code, expected] of Object.entries(digits)) expect(minorUnitDigits(code), code).to.equal(expected);
  });

  it('are none that the standard does not list, in capitals', () => {
    for (const code of ['', 'usd', 'US', 'USDT', 'XXX', 'BTC', '__proto__', 'toString', 'constructor', ' USD']) {
      expect(isCurrency(code), code).to.equal(false);
      expect(() => minorUnitDigits(code), code).to.throw(RangeError);
    }
    expect(currencyCodes().every(isCurrency)).to.equal(true);
  });
});

describe('decimalString', () => {
  const CASES: [number, string, string][] = [
    [36121, 'USD', '361.21'],
    [5, 'USD', '0.05'],
    [0, 'USD', '0.00'],
    [-5, 'USD', '-0.05'],
    [-0, 'USD', '0.00'],
    [100, 'JPY', '100'],
    [1, 'KWD', '0.001'],
    [12345, 'CLF', '1.2345'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
    [Number.MIN_SAFE_INTEGER, 'KWD', '-9007199254740.991'],
  ];
  for (const [units, currency, text] of CASES) {
    it(`writes ${units} minor units of ${currency} as ${text}`, () => {
      expect(decimalString({minorUnits: units, currency})).to.equal(text);
    });
  }

  it('is exact for any amount in any currency', () => {
    fc.assert(
      fc.property(minorUnits, fc.constantFrom(...currencyCodes()), (units, currency) => {
        const text = decimalString({minorUnits: units, currency});
        const [whole = '', decimals = ''] = text.split('.');
        expect(decimals).to.have.length(minorUnitDigits(currency));
        expect(whole).to.match(/^-?(0|[1-9]\d*)$/);
        expect(BigInt(whole.replace('-', '') + decimals)).to.equal(BigInt(Math.abs(units)));
        expect(text.startsWith('-')).to.equal(units < 0);
      }),
      {numRuns: 1000},
    );
  });

  for (const units of [1.5, NaN, Infinity, 2 ** 53, -(2 ** 53), 1e21]) {
    it(`writes no amount of ${units}, which is no whole number of minor units`, () => {
      expect(() => decimalString({minorUnits: units, currency: 'USD'})).to.throw(RangeError);
    });
  }
});

describe('formatMoney', () => {
  it('writes what the customer reads, the way the seed shows it', () => {
    expect(formatMoney({minorUnits: 36121, currency: 'USD'}, 'en-US')).to.equal('$361.21');
  });

  const CASES: [string, string, string][] = [
    ['USD', 'en', '$1,234.56'],
    ['USD', 'de', '1.234,56 $'],
    ['USD', 'ja', '$1,234.56'],
    ['JPY', 'en', '¥123,456'],
    ['JPY', 'de', '123.456 ¥'],
    ['JPY', 'ja', '¥123,456'],
    ['KWD', 'en', 'KWD 123.456'],
    ['KWD', 'de', '123,456 KWD'],
    ['HUF', 'en', 'HUF 1,234.56'],
    ['HUF', 'de', '1.234,56 HUF'],
    ['IQD', 'en', 'IQD 123.456'],
    ['IQD', 'de', '123,456 IQD'],
  ];
  for (const [currency, locale, text] of CASES) {
    it(`writes 123456 minor units of ${currency} in ${locale} as ${text}`, () => {
      // full-width and plain yen signs, and kinds of spaces, are the runtime's business
      const written = formatMoney({minorUnits: 123456, currency}, locale).normalize('NFKC');
      expect(written.replace(/\s/gu, ' ')).to.equal(text);
    });
  }

  const FROM_RIGHT_TO_LEFT: [string, string, string][] = [
    ['USD', 'ar', '\u200f361.21 US$\u200e'],
    ['EUR', 'ar', '\u200f361.21 €'],
    ['ILS', 'ar', '\u200f361.21 ₪'],
    ['USD', 'he', '\u200f361.21 \u200f$'],
    ['CAD', 'he', '\u200f361.21 \u200fCA$\u200e'],
    ['EUR', 'he', '\u200f361.21 \u200f€'],
    ['ILS', 'he', '\u200f361.21 \u200f₪'],
  ];
  for (const [currency, locale, text] of FROM_RIGHT_TO_LEFT) {
    it(`keeps the letters and the sign of ${currency} together in ${locale}`, () => {
      const written = formatMoney({minorUnits: 36121, currency}, locale);
      expect(written.replace(/\s/gu, ' ')).to.equal(text);
    });
  }

  it('sets no marks of direction in a language from left to right', () => {
    for (const locale of ['en', 'en-GB', 'de', 'fr-CA', 'pt-PT', 'ja']) {
      for (const currency of ['USD', 'CAD', 'EUR']) {
        expect(formatMoney({minorUnits: 36121, currency}, locale)).to.not.match(/[\u200e\u200f\u061c]/u);
      }
    }
  });

  it('has the decimals of the standard and every digit of the amount, in any currency and locale', () => {
    fc.assert(
      fc.property(
        minorUnits,
        fc.constantFrom(...currencyCodes()),
        fc.constantFrom(...LOCALES),
        (units, currency, locale) => {
          const written = digitsOf(formatMoney({minorUnits: units, currency}, locale), locale);
          expect(written, `${units} ${currency} ${locale}`).to.equal(
            digitsOf(decimalString({minorUnits: units, currency}), 'en'),
          );
        },
      ),
      {numRuns: 2000},
    );
  });

  it('puts the decimal sign where the standard has it, though the runtime may think otherwise', () => {
    for (const currency of currencyCodes()) {
      for (const locale of LOCALES) {
        // Swiss francs have another decimal sign in French than Swiss numbers
        const format = new Intl.NumberFormat(locale, {style: 'currency', currency, minimumFractionDigits: 1});
        const sign = format.formatToParts(1.5).find(({type}) => type === 'decimal')!.value;
        const written = formatMoney({minorUnits: 1234567, currency}, locale);
        const decimals = new RegExp(`[${sign}](\\p{Nd}+)\\P{Nd}*$`, 'u').exec(written)?.[1] ?? '';
        expect(decimals.length, `${currency} ${locale}`).to.equal(minorUnitDigits(currency));
      }
    }
  });

  it('writes in the runtime’s own language where a page names none that is one', () => {
    for (const locale of ['', 'no such language', 'e', 'en_US', '-']) {
      expect(formatMoney({minorUnits: 100, currency: 'USD'}, locale), locale).to.match(/1[.,٫]00/u);
    }
  });

  it('writes nothing in a currency that is none', () => {
    expect(() => formatMoney({minorUnits: 100, currency: 'usd'}, 'en')).to.throw(RangeError);
  });
});

/** The digits of a text in their order, as 0 to 9. */
function digitsOf(text: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {useGrouping: false});
  const own = Array.from({length: 10}, (_, digit) => format.format(digit));
  return (text.match(/\p{Nd}/gu) ?? []).map((char) => (own.includes(char) ? own.indexOf(char) : char)).join('');
}
