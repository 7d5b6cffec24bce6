import {expect} from 'chai';

import {becomes, useTable} from './scene.js';
import {CONVERSATION} from './table.js';

const SMS = {channel: 'sms', phone: '+12015550123'} as const;
const WHATSAPP = {channel: 'whatsapp', phone: '+12015550124'} as const;

describe('Session, asking for a payment by link', () => {
  const scene = useTable();
  const {signed} = scene;
  const collection = 'secure-acceptance-hosted';

  it('sends it the way that was asked for, and in the chat when none was', async () => {
    const agent = scene.table.session('agent');
    const [link, chat] = [await signed({collection}), await signed()];
    await agent.request({...link.ask, delivery: SMS});
    await agent.request(chat.ask);
    expect(agent.get(link.id)?.state.sentBy).to.deep.equal(SMS);
    expect(agent.get(chat.id)?.state.sentBy).to.deep.equal({channel: 'chat'});
  });

  it('keeps the way through Try Again', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed({collection});
    table.fails = (_, step) => step === 'send';
    await agent.request({...ask, delivery: SMS}).catch(() => {});
    table.fails = () => false;
    await agent.retry(id);
    expect(agent.get(id)?.state.sentBy).to.deep.equal(SMS);
  });

  it('tells what has happened to a request, and when, to either side', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const customer = table.session('customer');
    const {id, ask} = await signed({collection});
    expect(agent.eventsOf(id)).to.deep.equal([]);
    await agent.request({...ask, delivery: SMS});
    table.time += 1000;
    await agent.send(CONVERSATION, {type: 'resend', request: id, delivery: WHATSAPP});
    await becomes(customer, id, 'waiting');
    for (const session of [agent, customer]) {
      const told = session.eventsOf(id).map(({type, at}) => [type, table.time - at]);
      expect(told.slice(0, 1)).to.deep.equal([['requested', 1000]]);
    }
    expect(agent.eventsOf(id).map(({type}) => type)).to.deep.equal(['requested', 'resent']);
  });
});
