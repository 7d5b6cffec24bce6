import {expect} from 'chai';

import {createCheckoutHandler} from '../../../src/server/link/checkout-handler.js';
import {freshId, post, read} from '../backend.js';
import {makeWorld, type World, type WorldOptions} from './world.js';

const HOSTS = ['https://shop.example'];

/** A world with a request in a chat, and a hand to ask for its checkout with. */
async function inChat(options: WorldOptions = {}, collection: 'secure-acceptance-hosted' | 'reveal' = HOSTED) {
  const world = await makeWorld({hosts: HOSTS, ...options});
  const terms = await world.ask({collection}, {channel: 'chat'});
  const handle = createCheckoutHandler({
    link: world.link,
    authenticate(request) {
      const [role, id] = request.headers.get('x-party')?.split(' ') ?? [];
      const mayEnter = (conversation: string) => conversation.startsWith('conversation');
      return role === undefined || id === undefined ? null : {role: role as 'agent', id, mayEnter};
    },
    now: () => world.clock.now,
  });
  const find = async (party = 'customer c', request: string = terms.id, conversation = terms.conversation) =>
    read(
      await handle(
        post(`/conversations/${conversation}/requests/${request}/checkout`, {}, party === '' ? {} : {'x-party': party}),
      ),
    );
  const token = async () => /\/c\/([\w-]{43})$/.exec((await find()).body.url as string)?.[1] ?? '';
  return {world, terms, handle, find, token};
}

const HOSTED = 'secure-acceptance-hosted';

async function pay(world: World, token: string) {
  const {checkout} = await world.link.proceed(token, {seat: token});
  return world.link.returned(token, await world.pay(checkout!));
}

describe('where a customer pays in the chat', () => {
  it('is told to the customer, as the same address each time', async () => {
    const {find} = await inChat();
    const first = await find();
    expect(first.status).to.equal(200);
    expect(first.body.url).to.match(/^https:\/\/pay\.example\/c\/[\w-]{43}$/);
    expect((await find()).body).to.deep.equal(first.body);
  });

  for (const [what, party, conversation, status] of [
    ['nobody', '', 'conversation-1', 401],
    ['an agent', 'agent agent-1', 'conversation-1', 409],
    ['the host', 'host shop', 'conversation-1', 403],
    ['somebody of another conversation', 'customer c', 'order-1042', 403],
    ['a customer of a conversation without it', 'customer c', 'conversation-9', 409],
  ] as const) {
    it(`is not told to ${what}`, async () => {
      const {find, terms} = await inChat();
      expect((await find(party, terms.id, conversation)).status).to.equal(status);
    });
  }

  it('is told to an agent as the link in the message, where there is one', async () => {
    const {world, find} = await inChat();
    const terms = await world.ask();
    const {status, body} = await find('agent agent-1', terms.id);
    expect([status, body.url]).to.deep.equal([200, `https://pay.example/p/${world.lastToken()}`]);
  });

  it('is nowhere for a request that is none, or whose card goes to the agent', async () => {
    const {find} = await inChat();
    expect((await find('customer c', freshId())).status).to.equal(409);
    const revealed = await inChat({}, 'reveal');
    expect((await revealed.find()).status).to.equal(409);
  });

  it('is answered to POST alone', async () => {
    const {handle} = await inChat();
    const request = new Request('https://shop.example/chatpay/conversations/a/requests/b/checkout');
    expect((await handle(request)).status).to.equal(405);
  });

  it('sends no message, and tells the provider of the page around', async () => {
    const {world, token} = await inChat();
    const page = await token();
    const {checkout} = await world.link.proceed(page, {seat: page});
    expect(checkout?.kind === 'redirect' && checkout.action).to.match(/\/embedded\/pay$/);
    expect(await pay(world, page)).to.match(/^\/r\//);
    await world.link.idle();
    expect(world.clickatell.outbox).to.deep.equal([]);
  });

  it('is the receipt once it is paid', async () => {
    const {world, find, token} = await inChat();
    const path = await pay(world, await token());
    expect((await find()).body.url).to.equal(`https://pay.example${path}`);
  });

  it('goes back to the page in the chat after a card that was declined', async () => {
    const {world, terms, token} = await inChat();
    const page = await token();
    world.cybersource.ledger.verdicts.push({decision: 'DECLINE', code: '203'});
    expect(await pay(world, page)).to.equal(`/c/${page}`);
    expect((await world.stateOf(terms)).status).to.equal('refused');
    expect(await pay(world, page)).to.match(/^\/r\//);
  });

  it('opens what was left again after a reload, and is the customer’s without a cookie', async () => {
    const {world, token} = await inChat();
    const page = await token();
    await world.link.proceed(page, {seat: page});
    expect(await world.link.look(page, page)).to.include({page: 'paying', isHere: true, canGoOn: true});
    expect(await world.link.look(page)).to.include({page: 'paying', isHere: false, canGoOn: false});
  });
});
