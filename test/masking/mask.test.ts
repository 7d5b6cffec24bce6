import {expect} from 'chai';

import {findCardNumbers, maskCardNumbers, maskDraft} from '../../src/masking/all.js';
import {mightContainCard} from '../../src/masking/core.js';
import {COMPANIONS, LEFT, MASKED} from './cases.js';

describe('maskCardNumbers', () => {
  for (const [input, expected, why] of MASKED) {
    it(`hides a card: ${why}`, () => expect(maskCardNumbers(input)).to.equal(expected));
  }
  for (const [input, expected, why] of COMPANIONS) {
    it(`treats dates and codes: ${why}`, () => expect(maskCardNumbers(input)).to.equal(expected));
  }
  for (const [text, why] of LEFT) {
    it(`leaves alone: ${why}`, () => expect(maskCardNumbers(text)).to.equal(text));
  }

  it('changes nothing when it masks again', () => {
    for (const [input] of [...MASKED, ...COMPANIONS]) {
      const once = maskCardNumbers(input);
      expect(maskCardNumbers(once)).to.equal(once);
    }
  });

  it('says what it expects when it is given no string', () => {
    for (const value of [undefined, null, 42, {}]) {
      expect(() => maskCardNumbers(value as string)).to.throw(TypeError, 'expected a string');
    }
  });

  it('shows no half of a digit that is a pair behind plain ones', () => {
    expect(maskCardNumbers('41111111111𝟷𝟷𝟷𝟷𝟷')).to.equal('••••••••••••𝟷𝟷𝟷𝟷');
    expect(maskCardNumbers('5555 5555 555𝟻 𝟺𝟺𝟺𝟺')).to.equal('•••• •••• •••• 𝟺𝟺𝟺𝟺');
  });

  it('finds numbers and their codes wherever they stand in a long text', () => {
    for (const filler of ['word ', '1234 ', 'ab', '9'.repeat(30)]) {
      for (const lead of [1000, 1024, 4070, 4090, 4096, 4100, 8190, 9000]) {
        const front = filler.repeat(lead / filler.length) + ' x cvv ';
        const text = `${front}123 card 4111 1111 1111 1111 exp 12/30 ` + filler.repeat(900);
        const shown = maskCardNumbers(text).slice(front.length, front.length + 40);
        expect(shown, `${lead} of ${filler}`).to.equal('••• card •••• •••• •••• 1111 exp ••/•• ' + filler[0]);
      }
    }
  });

  it('takes half a surrogate pair for what it is', () => {
    expect(maskCardNumbers('\ud835 4111111111111111 \udfce')).to.equal('\ud835 ••••••••••••1111 \udfce');
  });
});

describe('the options of maskCardNumbers', () => {
  const card = '4111 1111 1111 1111';

  it('keep the first six on request', () => {
    expect(maskCardNumbers(card, {keepFirst: 6})).to.equal('4111 11•• •••• 1111');
  });
  it('hide all digits on request', () => {
    expect(maskCardNumbers(card, {keepLast: 0})).to.equal('•••• •••• •••• ••••');
  });
  it('take another character', () => expect(maskCardNumbers(card, {char: '*'})).to.equal('**** **** **** 1111'));
  it('write a text in place of a number', () => {
    expect(maskCardNumbers(`x ${card}`, {replace: '[{network} {last4}]'})).to.equal('x [visa 1111]');
  });
  it('write what a function says in place of each finding', () => {
    const said = maskCardNumbers(`${card} 08/29`, {replace: ({kind}) => `<${kind}>`});
    expect(said).to.equal('<pan> <expiry>');
  });
  it('let the function mask texts of its own', () => {
    const said = maskCardNumbers(`${card}, ${card}`, {replace: () => maskCardNumbers('5555555555554444')});
    expect(said).to.equal('••••••••••••4444, ••••••••••••4444');
  });
  it('keep the expiry on request, never the code', () => {
    expect(maskCardNumbers(`${card} 08/29 123`, {expiry: 'keep'})).to.equal('•••• •••• •••• 1111 08/29 •••');
  });
  it('ignore soft labels in strict mode, not hard ones', () => {
    expect(maskCardNumbers('order 4111111111111111', {mode: 'strict'})).to.equal('order ••••••••••••1111');
    expect(maskCardNumbers('IMEI 378282246310005', {mode: 'strict'})).to.equal('IMEI 378282246310005');
  });
  it('need no evidence for weak networks in strict mode', () => {
    expect(maskCardNumbers('4222222222222', {mode: 'strict'})).to.equal('•••••••••2222');
  });
  it('hide a labelled number with a mistyped digit on request', () => {
    const text = 'my card number is 4012 8888 8888 1882';
    expect(maskCardNumbers(text)).to.equal(text);
    expect(maskCardNumbers(text, {typos: true})).to.equal('my card number is •••• •••• •••• 1882');
  });
  it('add and drop networks', () => {
    expect(maskCardNumbers('8600495473316478', {networks: ['+uzcard']})).to.equal('••••••••••••6478');
    expect(maskCardNumbers(card, {networks: ['-visa']})).to.equal(card);
  });
  it('let a host allow a number', () => {
    const allow = ({last4}: {last4?: string}) => last4 === '1111';
    expect(maskCardNumbers(`${card}, 5555555555554444`, {allow})).to.equal(`${card}, ••••••••••••4444`);
  });
  it('add words of the host', () => {
    const labels = {card: ['zahlfix'], other: ['blorb']};
    expect(maskCardNumbers('blorb 4111111111111111', {labels})).to.equal('blorb 4111111111111111');
    expect(maskCardNumbers('zahlfix 4222222222222', {labels})).to.equal('zahlfix •••••••••2222');
  });
  for (const options of [{keepFirst: 8}, {keepLast: 5}, {char: ''}, {char: '7'}, {mode: 'lax'}, {networks: ['visa']}]) {
    it(`are refused when out of range: ${JSON.stringify(options)}`, () => {
      expect(() => maskCardNumbers('hi', options as never)).to.throw(TypeError);
    });
  }
});

describe('findCardNumbers', () => {
  it('says where, what and why, and never more than the last four digits', () => {
    const found = findCardNumbers('card 4111 1111 1111 1111 08/29 123');
    expect(found).to.deep.equal([
      {kind: 'pan', start: 5, end: 24, network: 'visa', length: 16, last4: '1111', luhn: true, evidence: 'label'},
      {kind: 'expiry', start: 25, end: 30, evidence: 'label'},
      {kind: 'code', start: 31, end: 34, evidence: 'label'},
    ]);
  });
  it('finds nothing in a text without cards', () => expect(findCardNumbers('call 555 0100')).to.deep.equal([]));
});

describe('mightContainCard', () => {
  it('is true for twelve digits close together, in any script', () => {
    expect(mightContainCard('٤١١١ ١١١١ ١١١١')).to.equal(true);
  });
  it('is false for shorter numbers and for none', () => {
    expect([mightContainCard('12:30, 555-0100'), mightContainCard('hello')]).to.deep.equal([false, false]);
  });
  it('sees digits with long gaps wherever they begin', () => {
    for (let lead = 0; lead < 40; lead++) {
      for (const gap of [' ', '  ', ' - ', '    ', ' /  ', '\u200b\u200b', '\u200b\u200b\u200b\u200b\u200b\u200b']) {
        const text = 'x'.repeat(lead) + '4111111111111111'.split('').join(gap);
        expect(mightContainCard(text), `${lead} ${JSON.stringify(gap)}`).to.equal(true);
      }
    }
  });
});

describe('maskDraft', () => {
  it('shows four digits at most of a number still being typed', () => {
    expect(maskDraft('my card is 4111 1111 11')).to.equal('my card is 4111 •••• ••');
  });
  it('masks a finished number like any other', () =>
    expect(maskDraft('4111111111111111')).to.equal('••••••••••••1111'));
  it('leaves short numbers alone', () => expect(maskDraft('order 88120')).to.equal('order 88120'));
});
