import {expect} from 'chai';

import {secureAcceptance} from '../../../src/collection/cybersource-secure-acceptance.js';
import {signFields} from '../../../src/collection/cybersource-signature.js';
import type {Checkout, Field} from '../../../src/collection/provider.js';
import {MalformedError, UnauthenticatedError} from '../../../src/request/errors.js';
import {PROFILE} from '../../collection/setups.js';
import {BAD_CARD, formOf, makeWorld, NOW, orderOf, PHONE, type World} from './world.js';

const MINUTE = 60_000;

/** A request that was asked for by SMS, and the token of its link. */
async function asked(world: World, number = '1042') {
  const terms = await world.ask({order: orderOf(number)});
  return {terms, token: world.lastToken()};
}

/** Its customer has paid, and the browser came back. */
async function paid(world: World, number?: string) {
  const {terms, token} = await asked(world, number);
  const back = await world.pay(await world.proceed(token));
  const path = await world.link.returned(token, back);
  await world.link.idle();
  return {terms, token, path};
}

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('payment by link', () => {
  it('goes from the request to the receipt, each step in the log', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    expect(world.clickatell.outbox[0]).to.include({channel: 'sms', to: PHONE});
    expect(world.clickatell.outbox[0]?.text).to.equal(
      `Example Shop: pay $361.21 for order 1042 here: https://pay.example/p/${token}`,
    );
    await world.clickatell.flush();
    const checkout = await world.proceed(token);
    const back = await world.pay(checkout);
    const path = await world.link.returned(token, back);
    await world.cybersource.flush();
    await world.link.idle();
    await world.clickatell.flush();
    expect(await world.typesOf(terms)).to.deep.equal([
      'requested',
      'sent',
      'delivered',
      'opened',
      'paying',
      'paid',
      'receipt-sent',
    ]);
    expect((await world.stateOf(terms)).status).to.equal('paid');
    expect(world.lastPath()).to.equal(path);
    const receipt = await world.link.receipt(world.lastToken());
    expect(receipt).to.deep.include({orderNumber: '1042', merchantName: 'Example Shop', request: terms.id});
    expect(receipt).to.include({last4: '1111', cardBrand: 'Visa'});
  });

  it('makes no second link of an order that has an open one, however long ago that was', async () => {
    const world = await makeWorld();
    const {terms} = await asked(world);
    for (let number = 0; number < 30; number++) await world.ask({order: orderOf(`other-${number}`)});
    const refused = await thrown(world.ask({order: orderOf('1042')}));
    expect(String(refused)).to.include('order-open');
    await world.tell(terms, 'cancel');
    await world.ask({order: orderOf('1042')});
  });

  it('keeps no token, so that what it keeps opens nothing', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const kept = JSON.stringify([
      ['link', 'message', 'request'].map((kind) => world.lasting.shelf.of(kind, terms.id)),
      await world.eventsOf(terms),
    ]);
    expect(kept).to.include(terms.id).and.not.to.include(token);
  });

  it('counts no look as an opening', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    expect((await world.link.look(token)).page).to.equal('ready');
    expect(await world.typesOf(terms)).to.deep.equal(['requested']);
  });

  it('knows no link that it did not make', async () => {
    const world = await makeWorld();
    const {token} = await asked(world);
    const other = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const unknown of [other, '', 'x'.repeat(10_000), `${token}/`]) {
      expect(await world.link.look(unknown)).to.deep.equal({page: 'unknown'});
      expect((await world.link.proceed(unknown, {seat: 's'})).checkout).to.equal(undefined);
      expect(await world.link.receipt(unknown)).to.equal(undefined);
      expect(await thrown(world.link.returned(unknown, formOf('https://pay.example/', [])))).to.be.instanceOf(
        MalformedError,
      );
    }
  });

  it('lets another card be tried after one that was declined', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    expect(await world.link.returned(token, await world.pay(await world.proceed(token), BAD_CARD))).to.equal(
      `/p/${token}`,
    );
    expect(await world.link.look(token)).to.deep.include({page: 'ready', refusal: 'wrong-details'});
    await world.link.returned(token, await world.pay(await world.proceed(token)));
    expect((await world.stateOf(terms)).status).to.equal('paid');
    expect(world.cybersource.ledger.entries.filter(({verdict}) => verdict.decision === 'ACCEPT').length).to.equal(1);
  });

  it('lets the customer come back from the provider without paying', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.link.returned(token, await world.pay(await world.proceed(token), ''));
    expect((await world.stateOf(terms)).status).to.equal('refused');
    expect((await world.link.look(token)).page).to.equal('ready');
  });

  it('is under review until the provider has decided, and nothing else is charged meanwhile', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    world.cybersource.ledger.verdicts.push({decision: 'REVIEW', code: '480'});
    await world.link.returned(token, await world.pay(await world.proceed(token)));
    expect((await world.stateOf(terms)).status).to.equal('review');
    expect((await world.link.look(token)).page).to.equal('review');
    expect((await world.link.proceed(token, {seat: 'seat-2'})).checkout).to.equal(undefined);
    world.cybersource.ledger.convert(world.cybersource.ledger.entries[0]!.id, 'ACCEPT');
    world.clock.now += 5 * MINUTE;
    await world.link.sweep();
    expect((await world.stateOf(terms)).status).to.equal('paid');
  });

  it('is not paid by a part of the amount', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    world.cybersource.ledger.verdicts.push({decision: 'ACCEPT', code: '110', approved: '100.00'});
    await world.link.returned(token, await world.pay(await world.proceed(token)));
    expect((await world.stateOf(terms)).status).to.equal('review');
    expect(await world.detailOf(terms, 'review')).to.equal('Only a part of the amount was approved.');
    expect((await world.link.proceed(token, {seat: 'seat-1'})).checkout).to.equal(undefined);
  });

  it('ends in a refusal when the payer’s browser changes the amount', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const checkout = await world.proceed(token);
    if (checkout.kind !== 'redirect') throw new Error('not hosted');
    const fields = checkout.fields.map(([name, value]): Field => [name, name === 'amount' ? '1.00' : value]);
    const answer = await world.cybersource.fetch(formOf(checkout.action, fields));
    expect(answer.status).to.equal(403);
    expect(world.cybersource.ledger.entries.length).to.equal(0);
    expect((await world.stateOf(terms)).status).to.equal('paying');
  });

  for (const [name, order] of Object.entries({
    'the browser alone': ['browser'],
    'the notification alone': ['notification'],
    'the browser first': ['browser', 'notification'],
    'the notification first': ['notification', 'browser'],
    'each of them twice': ['notification', 'browser', 'notification', 'browser'],
  })) {
    it(`is paid once when what comes back is ${name}`, async () => {
      const world = await makeWorld();
      const {terms, token} = await asked(world);
      const back = await world.pay(await world.proceed(token));
      const text = await back.clone().text();
      const again = () => formOf(back.url, new URLSearchParams(text));
      for (const way of order) {
        if (way === 'browser') await world.link.returned(token, again());
        else expect((await world.link.notified('secure-acceptance-hosted', again())).status).to.equal(204);
      }
      await world.link.idle();
      const types = await world.typesOf(terms);
      expect(types.filter((type) => type === 'paid').length).to.equal(1);
      expect(world.clickatell.outbox.length).to.equal(2);
      expect(world.alarms).to.deep.equal([]);
    });
  }

  it('changes nothing by what the provider has not signed', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const declined = await world.pay(await world.proceed(token), BAD_CARD);
    const forged = (await declined.text()).replace('decision=DECLINE', 'decision=ACCEPT');
    const bring = () => formOf(declined.url, new URLSearchParams(forged));
    expect(await thrown(world.link.returned(token, bring()))).to.be.instanceOf(UnauthenticatedError);
    expect((await world.link.notified('secure-acceptance-hosted', bring())).status).to.equal(401);
    const empty = formOf(declined.url, []);
    expect((await world.link.notified('secure-acceptance-hosted', empty)).status).to.equal(401);
    expect((await world.link.notified('unified-checkout', bring())).status).to.equal(404);
    expect((await world.stateOf(terms)).status).to.equal('paying');
  });

  it('changes nothing by what another provider has signed', async () => {
    const other = {profileId: 'another-profile', accessKey: 'another-access-key', secretKey: 'a-secret-that-is-public'};
    const url = 'https://testsecureacceptance.cybersource.com';
    const providers = [
      secureAcceptance({...PROFILE, url, form: 'hosted', now: () => NOW}),
      secureAcceptance({...other, url, form: 'merchant', now: () => NOW}),
    ];
    const world = await makeWorld({providers});
    const [victim, own] = [
      await world.ask(),
      await world.ask({collection: 'secure-acceptance-merchant', order: orderOf('1043')}),
    ];
    const [token, ownToken] = world.clickatell.outbox.map(({text}) => text.slice(-43)) as [string, string];
    const [checkout, ownCheckout] = [await world.proceed(token), await world.proceed(ownToken)];
    /** A reply that the other provider signs, about what a form asks for. */
    const forged = ({fields}: Extract<Checkout, {fields: unknown}>) => {
      const asked = new Map(fields);
      const echoed = ['transaction_uuid', 'reference_number', 'amount', 'currency', 'transaction_type'];
      const reply: Field[] = echoed.map((name) => [`req_${name}`, asked.get(name) ?? '']);
      reply.push(['req_profile_id', other.profileId], ['req_access_key', other.accessKey]);
      reply.push(['decision', 'ACCEPT'], ['reason_code', '100'], ['transaction_id', '6000000000000000000001']);
      reply.push(['auth_amount', asked.get('amount') ?? ''], ['signed_date_time', asked.get('signed_date_time') ?? '']);
      return () => formOf('https://pay.example/notify', signFields(other.secretKey, reply));
    };
    if (checkout.kind !== 'redirect' || ownCheckout.kind !== 'direct-post') throw new Error('other checkouts');
    const forgery = forged(checkout);
    expect((await world.link.notified('secure-acceptance-merchant', forgery())).status).to.equal(204);
    expect(await world.link.returned(ownToken, forgery())).to.equal(`/p/${ownToken}`);
    expect((await world.link.notified('secure-acceptance-hosted', forgery())).status).to.equal(401);
    expect(await world.typesOf(victim)).to.deep.equal(['requested', 'opened', 'paying']);
    // the same is believed about a payment that this provider began
    await world.link.notified('secure-acceptance-merchant', forged(ownCheckout)());
    expect((await world.stateOf(own)).status).to.equal('paid');
  });

  it('acknowledges a notification about a payment of somebody else', async () => {
    const world = await makeWorld();
    const {token} = await asked(world);
    const back = await world.pay(await world.proceed(token));
    const other = await makeWorld();
    expect((await other.link.notified('secure-acceptance-hosted', back)).status).to.equal(204);
  });

  it('is paid when the news comes after the request has expired or was canceled', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const back = await world.pay(await world.proceed(token));
    world.clock.now += 24 * 60 * MINUTE;
    await world.link.notified('secure-acceptance-hosted', back);
    expect((await world.stateOf(terms)).status).to.equal('paid');
  });

  it('begins nothing on a second device while somebody is paying', async () => {
    const world = await makeWorld();
    const {token} = await asked(world);
    await world.proceed(token, 'seat-1');
    expect(await world.link.look(token, 'seat-1')).to.include({page: 'paying', isHere: true});
    expect(await world.link.look(token, 'seat-2')).to.include({page: 'paying', isHere: false});
    const {checkout, view} = await world.link.proceed(token, {seat: 'seat-2'});
    expect([checkout, view.page]).to.deep.equal([undefined, 'paying']);
  });

  it('begins one payment when two devices press Continue at once', async () => {
    const world = await makeWorld();
    const {token} = await asked(world);
    const both = await Promise.all(['a', 'b', 'c'].map((seat) => world.link.proceed(token, {seat})));
    expect(both.filter(({checkout}) => checkout).length).to.equal(1);
  });

  it('opens again when the customer left the provider without a word, and the provider knows of nothing', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.proceed(token);
    world.clock.now += 10 * MINUTE;
    await world.link.sweep();
    expect((await world.stateOf(terms)).status).to.equal('paying');
    world.clock.now += 15 * MINUTE;
    await world.link.sweep();
    expect((await world.stateOf(terms)).status).to.equal('refused');
  });

  it('opens again when the provider called it unclear at first, and knows of nothing in the end', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const checkout = await world.proceed(token);
    if (checkout.kind !== 'redirect') throw new Error('not hosted');
    world.cybersource.ledger.verdicts.push({decision: 'ERROR', code: '150'});
    const back = await world.pay(checkout);
    world.cybersource.ledger.entries.length = 0;
    await world.link.returned(token, back);
    expect((await world.stateOf(terms)).status).to.equal('paying');
    world.clock.now += 25 * MINUTE;
    await world.link.sweep();
    expect((await world.stateOf(terms)).status).to.equal('refused');
  });

  it('shows a form of the merchant’s own again to the browser that had it, and to no other', async () => {
    const world = await makeWorld();
    await world.ask({collection: 'secure-acceptance-merchant'});
    const token = world.lastToken();
    const first = await world.link.proceed(token, {seat: 'a'});
    expect(await world.link.look(token, 'a')).to.include({page: 'paying', isHere: true, canGoOn: true});
    expect(await world.link.look(token, 'b')).to.include({page: 'paying', isHere: false, canGoOn: false});
    const again = await world.link.proceed(token, {seat: 'a'});
    expect(again.checkout).to.deep.equal(first.checkout);
    expect((await world.link.proceed(token, {seat: 'b'})).checkout).to.equal(undefined);
    world.clock.now += 13 * MINUTE;
    expect((await world.link.proceed(token, {seat: 'a'})).checkout).to.equal(undefined);
  });

  it('opens the provider’s page again to the browser that left it, for the same payment, and to no other', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const first = await world.link.proceed(token, {seat: 'a'});
    world.clock.now += 2 * MINUTE;
    expect(await world.link.look(token, 'a')).to.include({page: 'paying', isHere: true, canGoOn: true});
    expect((await world.link.proceed(token, {seat: 'b'})).checkout).to.equal(undefined);
    const again = await world.link.proceed(token, {seat: 'a'});
    expect(again.checkout).to.deep.equal(first.checkout);
    await world.link.returned(token, await world.pay(again.checkout!));
    await world.link.returned(token, await world.pay(first.checkout!)); // the page that was left is still open
    expect((await world.stateOf(terms)).status).to.equal('paid');
    expect(world.cybersource.ledger.entries.length).to.equal(1);
  });

  it('does not open the provider’s page again when it was paid there and nobody told', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.pay(await world.proceed(token, 'a'));
    const {checkout, view} = await world.link.proceed(token, {seat: 'a'});
    expect([checkout, view.page]).to.deep.equal([undefined, 'paid']);
    expect((await world.stateOf(terms)).status).to.equal('paid');
  });

  it('raises an alarm when one form that was opened twice is paid twice, a quarter of an hour apart', async () => {
    const world = await makeWorld();
    const {token} = await asked(world);
    const checkout = await world.proceed(token, 'a');
    const [one, two] = await Promise.all([world.open(checkout), world.open(checkout)]);
    await world.link.returned(token, await world.finish(one!));
    world.clock.now += 16 * MINUTE;
    await world.link.returned(token, await world.finish(two!));
    expect(world.cybersource.ledger.entries.length).to.equal(2);
    expect(world.alarms.map(({kind, merchantReferences}) => [kind, merchantReferences.length])).to.deep.equal([
      ['paid-twice', 2],
    ]);
  });

  it('stays under way while the provider cannot be asked', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.proceed(token);
    world.cybersource.behavior.failures.push(...Array.from({length: 20}, () => 503));
    world.clock.now += 60 * MINUTE;
    await world.link.sweep();
    expect((await world.stateOf(terms)).status).to.equal('paying');
  });

  it('finds a payment of which neither browser nor notification came back', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.pay(await world.proceed(token));
    world.clock.now += 3 * MINUTE;
    await world.link.sweep();
    await world.link.idle();
    expect((await world.stateOf(terms)).status).to.equal('paid');
    expect(world.clickatell.outbox.length).to.equal(2);
  });

  it('asks after a payment whose form was posted twice', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    const checkout = await world.proceed(token);
    await world.pay(checkout);
    await world.link.returned(token, await world.pay(checkout));
    expect((await world.stateOf(terms)).status).to.equal('paid');
    expect(world.cybersource.ledger.entries.length).to.equal(1);
  });

  it('raises an alarm when two charges of one request turn out to be paid', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    await world.proceed(token);
    world.clock.now += 25 * MINUTE;
    await world.link.sweep(); // nothing was known of the first, so that another could begin
    await world.link.returned(token, await world.pay(await world.proceed(token)));
    const {charge} = world.link.store.chargesOf(terms.id)[0]!;
    const {reference} = charge;
    world.link.store.addOutcome({reference, kind: 'paid', at: world.clock.now, reason: 'Paid.'});
    world.clock.now += 60 * MINUTE;
    await world.link.sweep();
    expect(world.alarms.map(({kind, merchantReferences}) => [kind, merchantReferences.length])).to.deep.equal([
      ['paid-twice', 2],
    ]);
    expect(await world.detailOf(terms, 'paid')).to.match(/^A second payment was taken/);
  });

  it('shows what has become of a link that can no longer be paid', async () => {
    const world = await makeWorld();
    const expired = await asked(world);
    const canceled = await asked(world, '1043');
    const done = await paid(world, '1044');
    await world.tell(canceled.terms, 'cancel');
    world.clock.now += 11 * MINUTE;
    const pages = [expired, canceled, done].map(async ({token}) => {
      const {checkout, view} = await world.link.proceed(token, {seat: 's'});
      return [view.page, (await world.link.look(token)).page, checkout];
    });
    expect(await Promise.all(pages)).to.deep.equal([
      ['expired', 'expired', undefined],
      ['canceled', 'canceled', undefined],
      ['paid', 'paid', undefined],
    ]);
  });

  it('tells whoever has the link that it was canceled, and refuses that once somebody is paying', async () => {
    const world = await makeWorld();
    const {terms} = await asked(world);
    expect((await world.tell(terms, 'cancel')).status).to.equal(200);
    expect(world.clickatell.outbox.at(-1)?.text).to.match(/canceled/);
    const other = await asked(world);
    await world.proceed(other.token);
    expect((await world.tell(other.terms, 'cancel')).status).to.equal(409);
  });

  it('ends the receipt’s link after its time', async () => {
    const world = await makeWorld();
    const {path} = await paid(world);
    world.clock.now += 31 * 24 * 60 * MINUTE;
    expect(await world.link.receipt(path.slice(3))).to.equal('expired');
  });

  it('shows a receipt by its own link alone', async () => {
    const world = await makeWorld();
    const {token, path} = await paid(world);
    expect(await world.link.receipt(token)).to.equal(undefined);
    expect((await world.link.look(path.slice(3))).page).to.equal('unknown');
  });

  it('begins with the time of the request, whatever that is', async () => {
    const world = await makeWorld();
    const {terms, token} = await asked(world);
    expect(await world.link.look(token)).to.include({page: 'ready', until: NOW + terms.answerWithinMs});
  });
});
