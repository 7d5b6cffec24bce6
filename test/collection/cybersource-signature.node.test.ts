import {createHmac} from 'node:crypto';

import {expect} from 'chai';
import * as fc from 'fast-check';

import {readSignedFields, secureAcceptanceSignature, signFields} from '../../src/collection/cybersource-signature.js';
import {MalformedError, UnauthenticatedError} from '../../src/request/errors.js';

const SECRET = 'a-secret-key-as-text';

/** Signs fields as the vendor describes it, by this test's own hand. */
function reply(
  fields: Record<string, string>,
  names = [...Object.keys(fields), 'signed_field_names'],
): [string, string][] {
  const all: Record<string, string> = {...fields, signed_field_names: names.join(',')};
  const text = names.map((name) => `${name}=${all[name]}`).join(',');
  const signature = createHmac('sha256', SECRET).update(text).digest('base64');
  return [...Object.entries(all), ['signature', signature]];
}
const bodyOf = (fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams(fields.map(([a, b]) => [a, b])).toString();
const read = (fields: readonly (readonly [string, string])[]) => readSignedFields(bodyOf(fields), SECRET);

const GOOD = {decision: 'ACCEPT', reason_code: '100', req_amount: '361.21', message: 'Žluťoučký kůň, a = b'};

describe('the signature of Secure Acceptance', () => {
  it('is the one that another program makes of the vendor’s description', () => {
    const names =
      'access_key,profile_id,transaction_uuid,signed_field_names,unsigned_field_names,signed_date_time,locale,' +
      'transaction_type,reference_number,amount,currency';
    const signed: [string, string][] = [
      ['access_key', '2ad5c980feb838f1b3ec8b4477bb959e'],
      ['profile_id', 'D599681B-023C-4C3C-BF38-B42BF474F990'],
      ['transaction_uuid', '61f1d92624938'],
      ['signed_field_names', names],
      ['unsigned_field_names', ''],
      ['signed_date_time', '2026-11-23T09:30:00Z'],
      ['locale', 'en'],
      ['transaction_type', 'sale'],
      ['reference_number', '1001'],
      ['amount', '100.00'],
      ['currency', 'USD'],
    ];
    expect(secureAcceptanceSignature(SECRET, signed)).to.equal('LoY4BqrR+q6WnvzQsUQtfPnFu4orGMqEvLtF7G3uN4I=');
    const [first, ...others] = signed;
    expect(secureAcceptanceSignature(SECRET, [...others, first!])).not.to.equal(
      'LoY4BqrR+q6WnvzQsUQtfPnFu4orGMqEvLtF7G3uN4I=',
    );
  });

  it('is over every field that is sent, and over both lists of names', () => {
    const fields = new Map(
      signFields(
        SECRET,
        [
          ['amount', '1.00'],
          ['currency', 'USD'],
        ],
        ['card_number', 'card_cvn'],
      ),
    );
    expect([...fields.keys()]).to.deep.equal([
      'amount',
      'currency',
      'unsigned_field_names',
      'signed_field_names',
      'signature',
    ]);
    expect(fields.get('signed_field_names')).to.equal('amount,currency,unsigned_field_names,signed_field_names');
    expect(fields.get('unsigned_field_names')).to.equal('card_number,card_cvn');
    const text = ['amount', 'currency', 'unsigned_field_names', 'signed_field_names'].map(
      (name) => `${name}=${fields.get(name)}`,
    );
    expect(fields.get('signature')).to.equal(createHmac('sha256', SECRET).update(text.join(',')).digest('base64'));
  });
});

describe('a reply of Secure Acceptance', () => {
  it('gives its signed fields, whatever letters and signs are in them', () => {
    expect(Object.fromEntries(read(reply(GOOD)))).to.deep.include(GOOD);
  });

  it('gives none of the fields that are not signed', () => {
    const fields = [...reply(GOOD), ['req_currency', 'USD'], ['toString', 'x'], ['__proto__', 'y']] as const;
    const signed = read(fields);
    expect([...signed.keys()]).to.deep.equal([...Object.keys(GOOD), 'signed_field_names']);
    expect([signed.has('req_currency'), signed.has('toString'), signed.has('__proto__')]).to.deep.equal([
      false,
      false,
      false,
    ]);
  });

  it('reads a field with the name of an object’s own member as any other', () => {
    const odd = JSON.parse('{"__proto__": "a", "constructor": "b", "decision": "DECLINE"}') as Record<string, string>;
    const signed = read(reply(odd));
    expect([signed.get('__proto__'), signed.get('constructor')]).to.deep.equal(['a', 'b']);
  });

  it('is not believed once any signed value has changed', () => {
    const fields = reply(GOOD);
    fields.forEach(([name, value], index) => {
      if (name === 'signature') return;
      const changed = fields.with(index, [name, `${value}0`]);
      expect(() => read(changed), name).to.throw(UnauthenticatedError);
    });
  });

  it('is not believed with a signed field left out', () => {
    for (const name of Object.keys(GOOD)) {
      const fields = reply(GOOD).filter(([one]) => one !== name);
      expect(() => read(fields), name).to.throw(UnauthenticatedError);
    }
  });

  const FORGED: [what: string, fields: () => [string, string][]][] = [
    ['no signature', () => reply(GOOD).filter(([name]) => name !== 'signature')],
    ['an empty signature', () => [...reply(GOOD).filter(([name]) => name !== 'signature'), ['signature', '']]],
    [
      'a signature in other letters',
      () => reply(GOOD).map(([name, value]) => [name, name === 'signature' ? value.toLowerCase() : value]),
    ],
    ['no list of names', () => reply(GOOD).filter(([name]) => name !== 'signed_field_names')],
    ['a list that is not signed', () => reply(GOOD, Object.keys(GOOD))],
    [
      'fewer names than were signed',
      () =>
        reply(GOOD).map(([name, value]) => [
          name,
          name === 'signed_field_names' ? value.replace('req_amount,', '') : value,
        ]),
    ],
    ['nothing at all', () => []],
  ];
  for (const [what, make] of FORGED) {
    it(`is not believed with ${what}`, () => expect(() => read(make())).to.throw(UnauthenticatedError));
  }

  it('is not read when a field comes twice, in either order', () => {
    expect(() => read([...reply(GOOD), ['decision', 'ACCEPT']])).to.throw(MalformedError);
    expect(() => read([['decision', 'DECLINE'], ...reply(GOOD)])).to.throw(MalformedError);
  });

  it('is not read when it signs a field twice', () => {
    expect(() => read(reply(GOOD, ['decision', 'decision', 'signed_field_names']))).to.throw(MalformedError);
  });

  it('is not read with more fields than a reply can have', () => {
    const many = Object.fromEntries(Array.from({length: 400}, (_, index) => [`f${index}`, '']));
    expect(() => read(reply(many))).to.throw(MalformedError);
  });

  it('is not read when a declined customer has cut the signed text into other fields', () => {
    // the provider signs what the customer chose: a surname that reads like fields
    const list = 'transaction_id,signed_field_names,decision,rest';
    const names = ['transaction_id', 'decision', 'req_bill_to_surname', 'rest', 'signed_field_names'];
    const surname = `X,signed_field_names=${list},decision=ACCEPT`;
    const real = reply({transaction_id: '7', decision: 'DECLINE', req_bill_to_surname: surname, rest: 'r'}, names);
    const signature = real.find(([name]) => name === 'signature')![1];
    const forged: [string, string][] = [
      ['transaction_id', '7,decision=DECLINE,req_bill_to_surname=X'],
      ['signed_field_names', list],
      ['decision', 'ACCEPT'],
      ['rest', `r,signed_field_names=${names.join(',')}`],
      ['signature', signature],
    ];
    // the forgery has the provider's own signature: without the rule it would be read as accepted
    const text = list.split(',').map((name) => `${name}=${new Map(forged).get(name)}`);
    expect(createHmac('sha256', SECRET).update(text.join(',')).digest('base64')).to.equal(signature);
    expect(() => read(forged)).to.throw(MalformedError);
    expect(() => read(real)).to.throw(MalformedError);
  });

  it('is believed as signed and not otherwise, for any fields', () => {
    const value = fc.string({maxLength: 40}).filter((text) => !/,\s*\w+=/.test(text));
    const name = fc
      .stringMatching(/^[a-z_]{1,20}$/)
      .filter((text) => text !== 'signed_field_names' && text !== 'signature');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), {selector: ([one]) => one, maxLength: 12}),
        value,
        (pairs, other) => {
          const fields = reply(Object.fromEntries(pairs));
          expect([...read(fields)].slice(0, -1)).to.have.deep.members(pairs);
          const index = fields.findIndex(([, one]) => one !== other);
          const [changed] = fields[index]!;
          expect(() => read(fields.with(index, [changed, other]))).to.throw();
        },
      ),
      {numRuns: 300},
    );
  });

  it('throws nothing but its own errors, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (body) => {
        expect(() => readSignedFields(body, SECRET))
          .to.throw()
          .and.satisfy((error: Error) => error.name === 'UnauthenticatedError' || error.name === 'MalformedError');
      }),
      {numRuns: 500},
    );
  });
});
