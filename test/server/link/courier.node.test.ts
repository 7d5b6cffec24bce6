import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {expect} from 'chai';

import type {DeliveryReport, Message, Messenger} from '../../../src/delivery/messenger.js';
import {sqliteShelf} from '../../../src/server/link/sqlite-shelf.js';
import {sqliteStore} from '../../../src/server/sqlite/sqlite-store.js';
import {SECRET, whatsapp} from '../../delivery/setups.js';
import {makeWorld, NOW, PHONE, type World} from './world.js';

const OTHER_PHONE = '+12025550199';

/** A status callback as Clickatell makes it. */
function callbackOf(messageId: string, statusCode: number, secret = SECRET): Request {
  const event = {messageStatusUpdate: [{messageId, statusCode, timestamp: 1}]};
  const headers = {'content-type': 'application/json'};
  const url = `https://pay.example/callbacks/clickatell/${secret}`;
  return new Request(url, {method: 'POST', headers, body: JSON.stringify({event})});
}

/** A messenger says what became of a message; its callback is the report itself. */
async function reported(world: World, {id}: Message, fact: DeliveryReport['fact']): Promise<void> {
  const body = JSON.stringify([{id, messageId: '', fact, at: NOW} satisfies DeliveryReport]);
  await world.link.callback('quick', new Request('https://pay.example/callbacks/quick', {method: 'POST', body}));
}

/** A paid request whose receipt is on its way. */
async function paid(world: World) {
  const terms = await world.ask();
  const token = world.lastToken();
  await world.link.returned(token, await world.pay(await world.proceed(token)));
  await world.link.idle();
  return terms;
}

describe('the messages of payment by link', () => {
  it('says why a message was not delivered, and sends the same link again another way', async () => {
    const world = await makeWorld();
    const terms = await world.ask();
    const token = world.lastToken();
    const [first] = world.clickatell.outbox;
    await world.link.callback('clickatell', callbackOf(first!.id, 29));
    expect((await world.stateOf(terms)).status).to.equal('undelivered');
    expect(await world.detailOf(terms, 'undelivered')).to.match(/\w+\.$/);
    expect(await world.eventOf(terms, 'undelivered')).to.include({reason: 'invalid-number', code: '29'});
    await world.tell(terms, 'resend', {delivery: {channel: 'whatsapp', phone: OTHER_PHONE}});
    expect(world.clickatell.outbox.length).to.equal(2);
    expect(world.clickatell.outbox[1]).to.include({channel: 'whatsapp', to: OTHER_PHONE});
    expect(world.lastToken()).to.equal(token);
    expect((await world.stateOf(terms)).status).to.equal('waiting');
  });

  for (const [isHeard, text] of [
    [true, /^Example Shop: pay \$361\.21 for order 1042 here:$/],
    [false, undefined],
  ] as const) {
    it(`says it in its own words on WhatsApp ${isHeard ? 'once' : 'not before'} the customer has written`, async () => {
      const {messenger, standIn} = whatsapp(); // its template leads elsewhere than this world's links
      standIn.hear(PHONE);
      const asked: string[] = [];
      const heardAt = (phone: string) => {
        asked.push(phone);
        return isHeard ? NOW : undefined;
      };
      const world = await makeWorld({messengers: {whatsapp: messenger}, heardAt});
      await world.ask({}, {channel: 'whatsapp', phone: PHONE});
      expect(asked).to.deep.equal([PHONE]);
      expect(
        standIn.outbox.map((message) => text?.test(message.text) ?? message.text.startsWith('A payment')),
      ).to.deep.equal([true]);
    });
  }

  it('takes no news about a message that has been sent again since', async () => {
    const world = await makeWorld();
    const terms = await world.ask();
    const [first] = world.clickatell.outbox;
    await world.tell(terms, 'resend', {delivery: {channel: 'sms', phone: OTHER_PHONE}});
    await world.link.callback('clickatell', callbackOf(first!.id, 29));
    expect(await world.typesOf(terms)).to.deep.equal(['requested', 'resent']);
    await world.link.callback('clickatell', callbackOf(world.clickatell.outbox[1]!.id, 5));
    expect((await world.stateOf(terms)).delivery).to.equal('delivered');
  });

  it('records each fact once, whatever comes twice or out of order', async () => {
    const world = await makeWorld();
    world.clickatell.behavior.copies = 2;
    world.clickatell.behavior.reversed = true;
    const terms = await world.ask({}, {channel: 'sms', phone: PHONE});
    await world.clickatell.flush();
    expect(await world.typesOf(terms)).to.have.members(['requested', 'delivered', 'sent']);
    expect((await world.stateOf(terms)).delivery).to.equal('delivered');
  });

  it('answers forged callbacks 401, unreadable ones 400, and those about nothing of ours 204', async () => {
    const world = await makeWorld();
    const terms = await world.ask();
    const {id} = world.clickatell.outbox[0]!;
    const answer = async (request: Request, name = 'clickatell') => (await world.link.callback(name, request)).status;
    expect(await answer(callbackOf(id, 29, 'another-secret-of-30-characters'))).to.equal(401);
    const unreadable = new Request(callbackOf(id, 29), {body: 'no JSON', method: 'POST'});
    expect(await answer(unreadable)).to.equal(400);
    expect(await answer(callbackOf('nobody-knows-this', 29))).to.equal(204);
    for (const name of ['twilio', '__proto__', 'constructor']) {
      expect(await answer(callbackOf(id, 29), name)).to.equal(404);
    }
    expect(await world.typesOf(terms)).to.deep.equal(['requested']);
  });

  it('says at once what the messaging service refuses', async () => {
    const world = await makeWorld({messengers: {}});
    const terms = await world.ask();
    expect((await world.stateOf(terms)).status).to.equal('undelivered');
    expect(await world.eventOf(terms, 'undelivered')).to.include({reason: 'no-channel', code: 'no-channel'});
  });

  it('tries again while the messaging service does not answer, and gives up in the end', async () => {
    const world = await makeWorld();
    world.clickatell.behavior.failures.push(503, 503);
    const terms = await world.ask();
    expect(world.clickatell.outbox.length).to.equal(0);
    for (let minute = 1; minute <= 3; minute++) {
      world.clock.now += 60_000;
      await world.link.sweep();
    }
    expect(world.clickatell.outbox.length).to.equal(1);
    const other = await makeWorld();
    other.clickatell.behavior.failures.push(...Array.from({length: 20}, () => 503));
    const failing = await other.ask({answerWithinMs: 60 * 60_000});
    for (let times = 1; times <= 8; times++) {
      other.clock.now += 6 * 60_000;
      await other.link.sweep();
    }
    expect((await other.stateOf(failing)).status).to.equal('undelivered');
    expect((await world.stateOf(terms)).delivery).to.equal('sent');
  });

  it('stays paid when the receipt cannot be sent, and sends that alone again', async () => {
    const world = await makeWorld();
    const terms = await paid(world);
    await world.link.callback('clickatell', callbackOf(world.clickatell.outbox.at(-1)!.id, 29));
    expect(await world.stateOf(terms)).to.include({status: 'paid', receipt: 'undelivered'});
    const {status} = await world.tell(terms, 'resend-receipt');
    await world.clickatell.flush();
    expect([status, world.clickatell.outbox.length]).to.deep.equal([200, 3]);
    expect(await world.stateOf(terms)).to.include({status: 'paid', receipt: 'sent'});
    expect(world.clickatell.outbox[2]!.text).to.equal(world.clickatell.outbox[1]!.text);
  });

  for (const order of [
    ['delivered', 'undelivered'],
    ['undelivered', 'delivered'],
  ] as const) {
    it(`knows that a receipt has arrived, told while it is being sent: ${order.join(', ')}`, async () => {
      const sentNow: Message[] = [];
      const world: World = await makeWorld({
        messengers: {
          quick: {
            channels: ['sms'],
            async send(message) {
              sentNow.push(message);
              if (message.purpose === 'receipt') await reported(world, message, order[0]);
              return {accepted: true, messageId: `theirs-${sentNow.length}`};
            },
            callback: async (request) => (await request.json()) as DeliveryReport[],
          },
        },
      });
      const terms = await world.ask();
      const token = sentNow[0]!.link!.url.split('/').at(-1)!;
      await world.link.returned(token, await world.pay(await world.proceed(token)));
      await world.link.idle();
      const [, receipt] = sentNow;
      expect((await world.stateOf(terms)).receipt).to.equal(order[0] === 'delivered' ? 'sent' : 'undelivered');
      await reported(world, receipt!, order[1]);
      await reported(world, receipt!, 'undelivered');
      expect(await world.stateOf(terms)).to.include({status: 'paid', receipt: 'sent'});
      expect(sentNow.length).to.equal(2);
    });
  }

  it('takes no news of a message from a messenger that did not send it', async () => {
    const reports: DeliveryReport[] = [];
    const other: Messenger = {
      channels: ['sms'],
      send: () => Promise.resolve({accepted: false, code: '1', reason: 'other', words: 'No.'}),
      callback: () => Promise.resolve(reports),
    };
    const world = await makeWorld();
    const terms = await world.ask();
    const [message] = world.link.store.messagesOf(terms.id);
    const {id, messageId = ''} = message!;
    reports.push({id, messageId, fact: 'undelivered', at: NOW}, {messageId, fact: 'undelivered', at: NOW});
    const both = await makeWorld({lasting: world.lasting, messengers: {clickatell: other, twilio: other}});
    expect((await both.link.callback('twilio', callbackOf('any', 29))).status).to.equal(204);
    expect(await world.typesOf(terms)).to.deep.equal(['requested']);
    await both.link.callback('clickatell', callbackOf('any', 29));
    expect((await world.stateOf(terms)).status).to.equal('undelivered');
  });

  it('sends once what several servers on one shelf are asked to send', async () => {
    const world = await makeWorld();
    const terms = await world.ask();
    const other = await makeWorld({lasting: world.lasting});
    world.clock.now += 60_000;
    await Promise.all([world.link.sweep(), other.link.sweep(), world.link.sweep()]);
    expect(world.clickatell.outbox.length + other.clickatell.outbox.length).to.equal(1);
    expect((await world.stateOf(terms)).status).to.equal('waiting');
  });

  describe('after a crash', () => {
    let folder: string;
    beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'chatpay-link-'))));
    afterEach(() => rm(folder, {recursive: true, force: true}));

    const open = async () => {
      const file = join(folder, 'data.sqlite');
      return {store: await sqliteStore({file}), shelf: await sqliteShelf({file})};
    };

    it('sends the message of a request that was recorded, and the customer can pay by it', async () => {
      const before = await makeWorld({lasting: await open()});
      // the service takes the call and never answers; then the server goes away
      before.clickatell.behavior.failures.push('silent');
      const terms = await before.ask();
      expect(before.clickatell.outbox.length).to.equal(0);
      await before.close();
      await before.lasting.store.close();

      const {signer, clock} = before.lasting;
      const after = await makeWorld({lasting: {signer, clock, ...(await open())}});
      clock.now += 2 * 60_000;
      await after.link.sweep();
      expect(after.clickatell.outbox.length).to.equal(1);
      const token = after.lastToken();
      await after.link.returned(token, await after.pay(await after.proceed(token)));
      await after.link.idle();
      expect((await after.stateOf(terms)).status).to.equal('paid');
      await after.close();
      await after.lasting.store.close();
    });

    it('still knows charges, so that none is begun beside one that is under way', async () => {
      const before = await makeWorld({lasting: await open()});
      const terms = await before.ask();
      const token = before.lastToken();
      const back = await before.pay(await before.proceed(token));
      await before.close();
      await before.lasting.store.close();

      const {signer, clock} = before.lasting;
      const after = await makeWorld({lasting: {signer, clock, ...(await open())}});
      expect((await after.link.proceed(token, {seat: 'another'})).checkout).to.equal(undefined);
      await after.link.returned(token, back);
      await after.link.idle();
      expect((await after.stateOf(terms)).status).to.equal('paid');
      expect(after.clickatell.outbox.length).to.equal(1);
      await after.close();
      await after.lasting.store.close();
    });
  });
});
