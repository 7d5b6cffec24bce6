import {expect} from 'chai';

import {brandOf} from '../../src/card/brands.js';
import {
  formatGiftNumber,
  formatMaskedGiftNumber,
  formatMaskedPan,
  formatPan,
  panPattern,
} from '../../src/card/format.js';
import {panFault, parsePan} from '../../src/card/pan.js';

/** The networks' public test numbers. */
const NUMBERS: [brand: string, pan: string, printed: string][] = [
  ['visa', '4111111111111111', '4111 1111 1111 1111'],
  ['visa', '4242424242424242', '4242 4242 4242 4242'],
  ['mastercard', '5555555555554444', '5555 5555 5555 4444'],
  ['mastercard', '2223003122003222', '2223 0031 2200 3222'],
  ['american-express', '378282246310005', '3782 822463 10005'],
  ['diners-club', '30569309025904', '3056 930902 5904'],
  ['discover', '6011111111111117', '6011 1111 1111 1117'],
  ['jcb', '3530111333300000', '3530 1113 3330 0000'],
  ['unionpay', '6200000000000005', '6200 0000 0000 0005'],
  ['maestro', '6759649826438453', '6759 6498 2643 8453'],
];

describe('a card number', () => {
  for (const [brand, pan, printed] of NUMBERS) {
    it(`of ${brand}, ${pan}, is known, right, and grouped as it is printed`, () => {
      expect(brandOf(pan)?.id).to.equal(brand);
      expect(panFault(pan)).to.equal(undefined);
      expect(formatPan(pan)).to.equal(printed);
    });
  }

  const BRANDS: [digits: string, brand: string | undefined][] = [
    ['', undefined],
    ['4', undefined], // some numbers with 4 are of other networks
    ['41', 'visa'],
    ['1', undefined],
    ['5', undefined],
    ['51', 'mastercard'],
    ['3', undefined],
    ['37', 'american-express'],
    ['6', undefined],
    ['60', undefined],
    ['6011', 'discover'],
    ['9', undefined],
    ['9792', 'troy'],
  ];
  for (const [digits, brand] of BRANDS) {
    it(`that begins with “${digits}” is of ${brand ?? 'no network yet'}`, () => {
      expect(brandOf(digits)?.id).to.equal(brand);
    });
  }

  const FAULTS: [digits: string, fault: string | undefined][] = [
    ['', 'empty'],
    ['4', 'incomplete'],
    ['411111111111111', 'incomplete'],
    ['4111111111111112', 'luhn'],
    ['41111111111111111', 'wrong-length'],
    ['37828224631000', 'incomplete'],
    ['3782822463100050', 'wrong-length'],
    ['0000000000000000', 'unknown-brand'],
    ['7000000000000005', undefined], // no network's, but 16 digits and a right check digit: a merchant's own card
    ['7000000000000006', 'luhn'],
    ['70000000006', 'incomplete'],
  ];
  for (const [digits, fault] of FAULTS) {
    it(`“${digits}” is ${fault ?? 'right'}`, () => {
      expect(panFault(digits)).to.equal(fault);
    });
  }

  const TEXTS: [text: string, digits: string][] = [
    ['4111-1111-1111-1111', '4111111111111111'],
    ['4111 1111 1111 1111', '4111111111111111'],
    [' 4111.1111.1111.1111\n', '4111111111111111'],
    ['4111\u00a01111\u20111111\u20131111', '4111111111111111'],
    ['Visa 4111 1111 1111 1111, exp 12/29, code 123', '4111111111111111'],
    ['4111 1111 1111 1111 12/29 123', '4111111111111111'],
    ['my card: 378282246310005 (Amex)', '378282246310005'],
    ['order 1042: 5555-5555-5555-4444', '5555555555554444'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', '4111111111111111'],
    ['４１１１１１１１１１１１１１１１', '4111111111111111'],
    ['४१११११११११११११११', '4111111111111111'],
    ['4111 1111', '41111111'],
    ['4111111111111112', '4111111111111112'],
    ['12345678901234567890123', '12345678901234567890123'],
    ['1234567890123456789012345', '123456789012345678901234'],
    ['no number', ''],
  ];
  for (const [text, digits] of TEXTS) {
    it(`is found in ${JSON.stringify(text)}`, () => {
      expect(parsePan(text)).to.equal(digits);
    });
  }

  it('shows no more than its IIN and its last four when masked', () => {
    expect(formatMaskedPan('4111111111111111')).to.equal('4111 11•• •••• 1111');
    expect(formatMaskedPan('378282246310005')).to.equal('3782 82•••• •0005');
    expect(formatMaskedPan('676770000007')).to.equal('6767 •••• 0007');
  });

  it('has room in the mask of every network for more digits than it can have, so that no pasted digit is lost', () => {
    for (const [, pan] of NUMBERS) expect(panPattern(brandOf(pan)).replaceAll(' ', '')).to.have.lengthOf(24);
    expect(panPattern(brandOf('378282246310005')).startsWith('0000 000000 00000')).to.equal(true);
  });

  it('of a gift card is grouped in fours and shows its last four when masked', () => {
    expect(formatGiftNumber('12345678901')).to.equal('1234 5678 901');
    expect(formatMaskedGiftNumber('12345678')).to.equal('•••• 5678');
  });
});
