import {expect} from 'chai';

import {secureAcceptance, type SecureAcceptanceOptions} from '../../src/collection/cybersource-secure-acceptance.js';
import {signFields} from '../../src/collection/cybersource-signature.js';
import type {Checkout, Field} from '../../src/collection/provider.js';
import {UnauthenticatedError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {makeTerms} from '../helpers/terms.js';
import {fieldsOf, formRequest, NOW, PROFILE, setupOf} from './setups.js';

const URL_ = 'https://testsecureacceptance.cybersource.com';
const CARD = {card_number: '4111111111111111', card_expiry_date: '12-2030', card_cvn: '123', card_type: '001'};

const beginWith = async (options: Partial<SecureAcceptanceOptions> = {}, more: object = {}) => {
  const form = options.form ?? 'hosted';
  const provider = secureAcceptance({...PROFILE, form, url: URL_, now: () => NOW + 999, ...options});
  const order = {number: '1001', reason: 'Shoes', amount: {minorUnits: 36121, currency: 'USD'}};
  const terms = makeTerms({collection: `secure-acceptance-${form}`, createdAt: NOW, order});
  const urls = {returnUrl: 'https://pay.example/return', origins: []};
  return provider.begin({terms, attempt: 1, ...urls, ...more});
};
const fieldsIn = (checkout: Checkout) => new Map(checkout.kind === 'mount' ? [] : checkout.fields);

describe('what Secure Acceptance is sent', () => {
  it('is every field that it needs, all of them signed', async () => {
    const {charge, checkout} = await beginWith({}, {notifyUrl: 'https://pay.example/notify', locale: 'fr-CA'});
    const {signature, ...fields} = Object.fromEntries(fieldsIn(checkout));
    expect(fields).to.deep.equal({
      access_key: PROFILE.accessKey,
      profile_id: PROFILE.profileId,
      transaction_uuid: charge.reference,
      signed_date_time: '2026-11-23T09:30:00Z',
      locale: 'fr-ca',
      transaction_type: 'sale',
      reference_number: charge.merchantReference,
      amount: '361.21',
      currency: 'USD',
      payment_method: 'card',
      override_custom_receipt_page: 'https://pay.example/return',
      override_custom_cancel_page: 'https://pay.example/return',
      override_backoffice_post_url: 'https://pay.example/notify',
      unsigned_field_names: '',
      signed_field_names: Object.keys(fields).join(','),
    });
    expect(signature).to.match(/^[A-Za-z0-9+/]{43}=$/);
    expect(checkout).to.include({kind: 'redirect', action: `${URL_}/pay`});
  });

  it('is the card’s fields as well on the merchant’s own form, by name and unsigned', async () => {
    const {checkout} = await beginWith({form: 'merchant', transactionType: 'authorization'});
    if (checkout.kind !== 'direct-post') throw new Error('another kind');
    expect(checkout.action).to.equal(`${URL_}/silent/pay`);
    expect(checkout.cardFields).to.deep.equal({
      number: 'card_number',
      expiry: 'card_expiry_date',
      network: 'card_type',
      securityCode: 'card_cvn',
    });
    expect(checkout.networks).to.include({visa: '001', mastercard: '002', 'american-express': '003'});
    const fields = fieldsIn(checkout);
    expect(fields.get('unsigned_field_names')).to.equal('card_number,card_expiry_date,card_type,card_cvn');
    expect(fields.get('signed_field_names')).not.to.match(/card_(number|cvn|expiry_date|type)/);
    expect(fields.get('transaction_type')).to.equal('authorization');
  });

  it('is no security code where the merchant does not ask for one', async () => {
    const {checkout} = await beginWith({form: 'merchant', securityCode: false});
    expect(fieldsIn(checkout).get('unsigned_field_names')).to.equal('card_number,card_expiry_date,card_type');
  });

  for (const [tag, locale] of [
    ['en', 'en'],
    ['de-AT', 'de-at'],
    ['zh-Hant-TW', 'en'],
    ['', 'en'],
    ['x'.repeat(50), 'en'],
  ] as const) {
    it(`is the language ${locale} for ${tag.slice(0, 20) || 'none'}`, async () => {
      expect(fieldsIn((await beginWith({}, {locale: tag})).checkout).get('locale')).to.equal(locale);
    });
  }

  it('is what the merchant adds, signed like the rest', async () => {
    const {checkout} = await beginWith({fields: () => ({bill_to_address_country: 'US'})});
    const fields = fieldsIn(checkout);
    expect(fields.get('bill_to_address_country')).to.equal('US');
    expect(fields.get('signed_field_names')).to.include(',bill_to_address_country,');
  });

  for (const fields of [
    {amount: '0.01'},
    {signed_date_time: 'x'},
    {card_number: '4'},
    {card_cvn: '1'},
    {note: 'a\nb'},
  ]) {
    it(`is never ${JSON.stringify(fields)}, whoever adds it`, async () => {
      expect(await errorOf(beginWith({fields: () => fields as never}))).to.be.instanceOf(RangeError);
    });
  }
});

describe('Secure Acceptance, in the hands of the payer', () => {
  const edit = (fields: readonly Field[], name: string, value: string): Field[] =>
    fields.map(([one, old]) => [one, one === name ? value : old]);
  const opened = async (collection: 'secure-acceptance-hosted' | 'secure-acceptance-merchant') => {
    const setup = setupOf(collection);
    const {charge, checkout} = await setup.begin();
    if (checkout.kind === 'mount') throw new Error('another kind');
    const card = collection === 'secure-acceptance-merchant' ? Object.entries(CARD) : [];
    const post = (fields: readonly Field[]) => setup.standIn.fetch(formRequest(checkout.action, [...fields, ...card]));
    const {fields} = checkout;
    return {...setup, charge, fields, post};
  };

  for (const collection of ['secure-acceptance-hosted', 'secure-acceptance-merchant'] as const) {
    for (const [name, value] of [
      ['amount', '0.01'],
      ['currency', 'JPY'],
      ['reference_number', 'x'],
      ['transaction_uuid', 'x'],
      ['signed_date_time', '2027-01-01T00:00:00Z'],
    ] as const) {
      it(`goes nowhere with another ${name} (${collection})`, async () => {
        const {fields, post, standIn} = await opened(collection);
        expect((await post(edit(fields, name, value))).status).to.equal(403);
        expect(standIn.ledger.entries).to.have.lengthOf(0);
      });
    }

    it(`goes nowhere with an amount that is no longer signed (${collection})`, async () => {
      const {fields, post, standIn} = await opened(collection);
      const names = (fields.find(([name]) => name === 'signed_field_names')?.[1] ?? '').replace('amount,', '');
      const moved = edit(
        edit(fields, 'signed_field_names', names),
        'unsigned_field_names',
        'amount,card_number,card_cvn,card_type,card_expiry_date',
      );
      expect((await post(edit(moved, 'amount', '0.01'))).status).to.equal(403);
      expect(standIn.ledger.entries).to.have.lengthOf(0);
    });
  }

  it('takes one try once: posting it again is not known to be anything', async () => {
    const {fields, post, provider, find, standIn} = await opened('secure-acceptance-merchant');
    const first = await provider.returned(
      formRequest('https://pay.example/return', await fieldsOf(await post(fields))),
      find,
    );
    const again = await provider.returned(
      formRequest('https://pay.example/return', await fieldsOf(await post(fields))),
      find,
    );
    expect([first?.outcome.kind, again?.outcome.kind, again?.outcome.code]).to.deep.equal(['paid', 'paying', '104']);
    expect(standIn.ledger.entries).to.have.lengthOf(1);
  });

  it('is refused when the customer goes back, and another try is possible', async () => {
    const {fields, post, provider, find, standIn} = await opened('secure-acceptance-hosted');
    const session = await fieldsOf(await post(fields));
    const page = await standIn.fetch(formRequest(`${URL_}/pay/card`, [...session, ['cancel', '1']]));
    const finding = await provider.returned(formRequest('https://pay.example/return', await fieldsOf(page)), find);
    expect(finding?.outcome).to.include({
      kind: 'refused',
      refusal: 'other',
      reason: 'The customer went back without paying.',
    });
  });

  it('says what was missing or not valid, as refused', async () => {
    const {charge, provider, find, standIn} = await opened('secure-acceptance-merchant');
    const base: Field[] = [
      ['access_key', PROFILE.accessKey],
      ['profile_id', PROFILE.profileId],
      ['transaction_uuid', charge.reference],
      ['reference_number', charge.merchantReference],
      ['override_custom_receipt_page', 'https://pay.example/return'],
      ['signed_date_time', '2026-11-23T09:30:00Z'],
      ['transaction_type', 'sale'],
      ['amount', '361.21'],
      ['currency', 'USD'],
    ];
    const answered = async (fields: Field[]) => {
      const page = await standIn.fetch(formRequest(`${URL_}/silent/pay`, signFields(PROFILE.secretKey, fields)));
      return provider.returned(formRequest('https://pay.example/return', await fieldsOf(page)), find);
    };
    expect((await answered(base))?.outcome).to.include({kind: 'refused', code: '101'});
    expect((await answered([...base, ['locale', 'much too long']]))?.outcome).to.include({
      kind: 'refused',
      code: '102',
    });
  });

  it('brings nothing back that another profile has signed, nor another secret', async () => {
    const {fields, post, find, charge} = await opened('secure-acceptance-merchant');
    const reply = formRequest('https://pay.example/return', await fieldsOf(await post(fields)));
    const as = (more: object) => secureAcceptance({...PROFILE, form: 'merchant', url: URL_, now: () => NOW, ...more});
    expect((await as({}).returned(reply.clone(), find))?.charge.reference).to.equal(charge.reference);
    expect(await as({profileId: 'other'}).returned(reply.clone(), find)).to.equal(undefined);
    expect(await as({accessKey: 'other'}).returned(reply.clone(), find)).to.equal(undefined);
    expect(await errorOf(as({secretKey: 'other'}).returned(reply.clone(), find))).to.be.instanceOf(
      UnauthenticatedError,
    );
  });

  it('cannot be looked up where there is no way to ask', async () => {
    const {charge} = await opened('secure-acceptance-hosted');
    const provider = secureAcceptance({...PROFILE, form: 'hosted', url: URL_});
    expect(await provider.lookUp(charge)).to.equal(undefined);
  });

  it('never lets a card’s number through to the merchant', async () => {
    const {fields, post, standIn} = await opened('secure-acceptance-merchant');
    const reply = new Map(await fieldsOf(await post(fields)));
    expect(reply.get('req_card_number')).to.equal('xxxxxxxxxxxx1111');
    expect([...reply.values()].join()).not.to.match(/4111111111111111|(^|,)123(,|$)/);
    expect(JSON.stringify(standIn.ledger.entries)).not.to.include('4111111111111111');
  });
});
