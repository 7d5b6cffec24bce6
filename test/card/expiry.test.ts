import {expect} from 'chai';

import {expiryFault, formatExpiry, parseExpiry, typedExpiry} from '../../src/card/expiry.js';

const NOVEMBER_2026 = Date.UTC(2026, 10, 23);

describe('an expiration date', () => {
  const SHAPES: [text: string, month: number, year: number][] = [
    ['12/29', 12, 2029],
    ['1229', 12, 2029],
    ['12/2029', 12, 2029],
    ['122029', 12, 2029],
    ['2029-12', 12, 2029],
    ['2029/12', 12, 2029],
    ['202912', 12, 2029],
    ['2029-12-31', 12, 2029],
    ['12-29', 12, 2029],
    ['12.29', 12, 2029],
    ['12 29', 12, 2029],
    ['12 / 2029', 12, 2029],
    ['1/29', 1, 2029],
    ['129', 1, 2029],
    ['01/30', 1, 2030],
    ['29/12', 12, 2029],
    ['Dec 2029', 12, 2029],
    ['december 29', 12, 2029],
    ['2029 Dec.', 12, 2029],
    ['١٢/٢٩', 12, 2029],
    ['۱۲/۲۹', 12, 2029],
    ['１２／２９', 12, 2029],
  ];
  for (const [text, month, year] of SHAPES) {
    it(`is read in “${text}”`, () => {
      expect(parseExpiry(text)).to.deep.equal({month, year});
    });
  }

  it('is read with the names of months in the language of the form', () => {
    expect(parseExpiry('Dez 2029', 'de')).to.deep.equal({month: 12, year: 2029});
    expect(parseExpiry('décembre 2029', 'fr')).to.deep.equal({month: 12, year: 2029});
    expect(parseExpiry('Dez 2029', 'en')).to.equal(undefined);
    expect(parseExpiry('juil. 2029', 'fr')).to.deep.equal({month: 7, year: 2029});
    expect(parseExpiry('jui 2029', 'fr'), 'June or July').to.equal(undefined);
  });

  for (const text of ['', '1', '12', '12/2', '13/29', '00/29', 'soon', 'Dec', '12/20299', '1/2/3/4', 'ma 2029']) {
    it(`is not read in “${text}”`, () => {
      expect(parseExpiry(text)).to.equal(undefined);
    });
  }

  const FAULTS: [text: string, fault: string | undefined][] = [
    ['', 'empty'],
    ['1', 'incomplete'],
    ['12/2', 'incomplete'],
    ['12/203', 'incomplete'],
    ['2034', 'not-a-month'],
    ['12/20', 'expired'],
    ['12/2034', undefined],
    ['13/29', 'not-a-month'],
    ['00/29', 'not-a-month'],
    ['10/26', 'expired'],
    ['11/26', undefined],
    ['12/29', undefined],
    ['12/76', undefined],
    ['01/77', 'too-far'],
  ];
  for (const [text, fault] of FAULTS) {
    it(`“${text}” is ${fault ?? 'right'} in November 2026`, () => {
      expect(expiryFault(text, NOVEMBER_2026)).to.equal(fault);
    });
  }

  it('is good through its last day, wherever on Earth that is', () => {
    const firstOfDecember = Date.UTC(2026, 11, 1);
    expect(expiryFault('11/26', firstOfDecember + 11 * 3_600_000)).to.equal(undefined);
    expect(expiryFault('11/26', firstOfDecember + 12 * 3_600_000)).to.equal('expired');
  });

  it('is written with two digits each', () => {
    expect(formatExpiry({month: 1, year: 2029})).to.equal('01/29');
  });

  /** All that is shown while the keys are typed one after another. */
  const TYPED: [keys: string, shown: string][] = [
    ['1229', '1 12/ 12/2 12/29'],
    ['122034', '1 12/ 12/2 12/20 12/203 12/34'],
    ['12/2034', '1 12/ 12/ 12/2 12/20 12/203 12/34'],
    ['12 / 2034', '1 12/ 12/ 12/ 12/ 12/2 12/20 12/203 12/34'],
    ['1 2034', '1 01/ 01/2 01/20 01/203 01/34'],
    ['12/2020', '1 12/ 12/ 12/2 12/20 12/202 12/20'],
    ['12/345', '1 12/ 12/ 12/3 12/34 12/34'],
    ['530', '05/ 05/3 05/30'],
    ['5/2030', '05/ 05/ 05/2 05/20 05/203 05/30'],
    ['2/30', '02/ 02/ 02/3 02/30'],
    ['230', '02/ 02/3 02/30'],
    ['139', '1 01/3 01/39'],
    ['1301', '1 01/3 01/30 01/30'],
    ['2034-12', '02/ 20 203 2034/ 2034/ 2034/1 12/34'],
    ['203412', '02/ 20 203 2034/ 2034/1 12/34'],
    ['2034-1', '02/ 20 203 2034/ 2034/ 2034/1'],
    ['2034-01', '02/ 20 203 2034/ 2034/ 2034/0 01/34'],
    ['2034/5', '02/ 20 203 2034/ 2034/ 05/34'],
    ['2034-13', '02/ 20 203 2034/ 2034/ 2034/1 2034/13'],
    ['34/12', '03/ 03/4 34/ 34/1 12/34'],
    ['30/05', '03/ 03/0 30/ 30/0 05/30'],
    ['13/29', '1 01/3 13/ 13/2 13/29'],
    ['Dec 2034', '- - 12/ 12/ 12/2 12/20 12/203 12/34'],
    ['May34', '- - 05/ 05/3 05/34'],
    ['2034 dec', '02/ 20 203 2034/ 2034/ 2034/ 2034/ 12/34'],
    ['٠٥/٢٠٣٤', '0 05/ 05/ 05/2 05/20 05/203 05/34'],
  ];
  for (const [keys, shown] of TYPED) {
    it(`goes on as it should while “${keys}” is typed`, () => {
      const steps = [...keys].map((_, at) => typedExpiry(keys.slice(0, at + 1)) || '-');
      expect(steps.join(' ')).to.equal(shown);
    });
  }
});
