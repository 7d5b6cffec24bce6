import {expect} from 'chai';

import {parseExpiry} from '../../src/card/expiry.js';
import {readPastedExpiry} from '../../src/card/pasted-expiry.js';

describe('a pasted expiration date', () => {
  /** What the form shows of it; nothing where it could be taken for another date. */
  const PASTED: [text: string, shown: string][] = [
    ['12/29', '12/29'],
    ['12 / 2029', '12/29'],
    ['2029-12', '12/29'],
    ['Dec 2029', '12/29'],
    ['1229', '12/29'],
    ['١٢/٢٩', '12/29'],
    ['12/1934', '121934'],
    // a day besides, and one number alone that can be the month
    ['2030-01-01', '01/30'],
    ['2030-05-06', '05/30'],
    ['31.12.2030', '12/30'],
    ['12/31/2030', '12/30'],
    ['1/1/2030', '01/30'],
    ['01.01.2030', '01/30'],
    ['1 Nov 2030', '11/30'],
    ['November 30, 2030', '11/30'],
    // or two
    ['5/6/2030', ''],
    ['05.06.2030', ''],
    ['31/12/30', ''],
    ['1/2/29', ''],
    ['11 Jan 30', ''],
    ['1/2/3/4', ''],
    ['2029/31/12', ''],
    ['32.12.2030', ''],
    ['00.12.2030', ''],
    ['01/01/2030 00:00', ''],
    // in words that are not known here
    ['11 Enero 2030', ''],
    ['Enero 11, 2030', ''],
    ['valid thru 12/29', '12/29'],
    ['exp. 12 / 29', '12/29'],
    ['12/29 (CVV 123)', ''],
    // a beginning, which can be gone on with
    ['12', '12'],
    ['34', '34'],
    ['1/2', '012'],
    ['1/234', '01234'],
    ['2034', '2034'],
    ['2034/13', '203413'],
    ['13/29', '1329'],
    // no date at all
    ['4111 1111 1111 1111', ''],
    ['4111111111111111', ''],
    ['122/034', ''],
    ['1220/34', ''],
    ['12/20345', ''],
    ['soon', ''],
    [`${'9'.repeat(30)}/${'1'.repeat(30)}`, ''],
  ];
  for (const [text, shown] of PASTED) {
    it(`is ${shown || 'left out'} for “${text}”`, () => expect(readPastedExpiry(text, 'en')).to.equal(shown));
  }

  it('takes the names of months in the language of the form', () => {
    expect(readPastedExpiry('11 enero 2030', 'es')).to.equal('01/30');
    expect(readPastedExpiry('1. Dezember 2030', 'de')).to.equal('12/30');
  });

  it('is never another month or year than the one of a full date, however that is written', () => {
    let understood = 0;
    for (let day = 1; day <= 31; day++) {
      for (let month = 1; month <= 12; month++) {
        for (const [one, other] of [
          [day, month],
          [month, day],
        ] as const) {
          for (const year of [2030, 30]) {
            for (const mark of ['/', '.', '-', ' ']) {
              for (const width of [1, 2]) {
                const text = [one, other].map((number) => String(number).padStart(width, '0')).join(mark) + mark + year;
                const shown = readPastedExpiry(text, 'en');
                if (shown === '') continue;
                expect(parseExpiry(shown), text).to.deep.equal({month, year: 2030});
                understood++;
              }
            }
          }
        }
      }
    }
    expect(understood).to.be.above(2000);
  });
});
