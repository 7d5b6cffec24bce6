import {expect} from 'chai';

import {expiryFault, formatExpiry, parseExpiry} from '../../src/card/expiry.js';

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
});
