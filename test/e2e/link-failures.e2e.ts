import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {expect} from 'chai';
import type {Page} from 'playwright-core';

import {leaksIn, spellingsOf} from '../helpers/spellings.js';
import {LinkStage, payAtStandIn, payInVault} from './link-support.js';

const GOOD = '4111111111111111';
const COLLECTIONS = ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'] as const;

describe('payment by link, when something goes wrong', () => {
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
    stage.aheadMs = 0;
  });

  const newest = () => /\S+\/[pr]\/\S+/.exec(stage.demo.standIns.messages().at(-1)?.text ?? '')?.[0] ?? '';

  /** An agent who has sent a link, and a payer who has opened it. */
  async function sent(collection?: string) {
    const agent = await stage.agent(collection);
    await agent.send();
    await agent.reaches('Delivered');
    const payer = await stage.page(await stage.phone(), newest());
    return {agent, payer};
  }

  for (const collection of COLLECTIONS) {
    const pay = collection === 'secure-acceptance-merchant' ? payInVault : payAtStandIn;
    const next = (payer: Page) => payer.getByRole('button', {name: 'Continue'}).click();

    it(`lets the customer try another card after one that was declined: ${collection}`, async () => {
      const {ledger} = stage.demo.standIns.cybersource;
      const {agent, payer} = await sent(collection);
      ledger.verdicts.push({decision: 'DECLINE', code: '203'});
      await next(payer);
      await pay(payer);
      await payer.getByText('You can try another one').waitFor();
      await agent.page.getByText('Payment Failed').first().waitFor();
      await next(payer);
      await pay(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
      expect(ledger.entries.map(({verdict}) => verdict.decision)).to.deep.equal(['DECLINE', 'ACCEPT']);
    });

    it(`says that a payment is under review, to both: ${collection}`, async () => {
      const {agent, payer} = await sent(collection);
      stage.demo.standIns.cybersource.ledger.verdicts.push({decision: 'REVIEW', code: '480'});
      await next(payer);
      await pay(payer);
      await payer.getByText('Your payment is being checked').waitFor();
      await agent.reaches('Payment Under Review');
    });

    it(`does not let a second device pay while the first is paying: ${collection}`, async () => {
      const {payer} = await sent(collection);
      const other = await stage.page(await stage.phone(), payer.url());
      await next(payer);
      await (pay === payInVault ? payer.frameLocator('iframe') : payer).getByLabel('Card number').waitFor();
      await next(other);
      await other.getByText('Somebody is paying this now').waitFor();
      await pay(payer);
      await payer.getByText('Payment Accepted').waitFor();
      expect(stage.demo.standIns.cybersource.ledger.entries.length).to.equal(1);
    });
  }

  it('has a page for a link that was canceled, has expired, is paid, or is none', async () => {
    const {agent, payer} = await sent();
    const link = payer.url();
    await agent.page.getByRole('button', {name: 'Cancel Payment'}).click();
    await agent.page.getByText('Canceled').first().waitFor();
    await payer.reload();
    await payer.getByText('This payment was canceled').waitFor();
    await payer.goto(link.slice(0, -4) + (link.endsWith('AAAA') ? 'BBBB' : 'AAAA'));
    await payer.getByText('This link leads nowhere').waitFor();

    await agent.send({order: '1043'});
    await agent.reaches('Delivered');
    const second = newest();
    stage.aheadMs += 20 * 60_000;
    await payer.goto(second);
    await payer.getByText('This link has expired').waitFor();
    stage.aheadMs = 0;

    await payer.goto(second);
    await payer.getByRole('button', {name: 'Continue'}).click();
    await payAtStandIn(payer);
    await payer.getByText('Payment Accepted').waitFor();
    await payer.goto(second);
    await payer.getByText('This is paid already').waitFor();
  });

  for (const collection of ['secure-acceptance-hosted', 'secure-acceptance-merchant'] as const) {
    it(`is paid when only the notification comes, and the browser never does: ${collection}`, async () => {
      const {agent, payer} = await sent(collection);
      await payer.route(/\/return$/, (route) => route.abort());
      await payer.getByRole('button', {name: 'Continue'}).click();
      await (collection === 'secure-acceptance-merchant' ? payInVault(payer) : payAtStandIn(payer));
      await agent.reaches('Receipt sent');
    });
  }

  it('sends the same link again to a number that was corrected', async () => {
    const {clickatell} = stage.demo.standIns;
    const agent = await stage.agent();
    await agent.send({order: '1043', channel: 'WhatsApp'}); // has not written for a day
    await agent.page.getByText('Message Not Delivered').first().waitFor();
    const [first] = clickatell.outbox;
    await agent.page.getByLabel('Phone').fill('(202) 555-0119');
    await agent.page.getByRole('radio', {name: 'SMS'}).check();
    await agent.page.getByRole('button', {name: 'Send again'}).click();
    await agent.reaches('Delivered');
    const [, second] = clickatell.outbox;
    expect(first).to.include({channel: 'whatsapp', to: '+12025550178'});
    expect(second).to.include({channel: 'sms', to: '+12025550119', text: first?.text});
  });

  it('shows the same to every agent, and loads little on a phone', async () => {
    const {agent, payer} = await sent();
    const other = await stage.agent(undefined, 'Ben');
    await other.choose();
    await other.reaches('Delivered');
    await payer.getByRole('button', {name: 'Continue'}).click();
    await Promise.all([agent.reaches('Paying'), other.reaches('Paying')]);
    await payAtStandIn(payer);
    await Promise.all([agent.reaches('Receipt sent'), other.reaches('Receipt sent')]);
    await payer.getByText('Payment Accepted').waitFor();
    const width = await payer.evaluate(() => document.documentElement.scrollWidth);
    expect(width).to.equal(360);
  });

  for (const collection of COLLECTIONS) {
    it(`lets no card number come to a server of ours: ${collection}`, async () => {
      const {agent, payer} = await sent(collection);
      const evidence = new Map<string, string>();
      const standIns = new URL(stage.demo.standIns.origin).origin;
      payer.context().on('request', (request) => {
        const isOurs = new URL(request.url()).origin !== standIns;
        const said = `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`;
        if (isOurs) evidence.set(`request ${evidence.size} to ${new URL(request.url()).pathname}`, said);
      });
      let seen = 0;
      payer.context().on('request', (request) => {
        if ((request.postData() ?? '').includes(GOOD)) seen++;
      });
      await payer.getByRole('button', {name: 'Continue'}).click();
      if (collection === 'secure-acceptance-merchant') await payInVault(payer);
      else await payAtStandIn(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
      evidence.set('receipt', await payer.content());
      evidence.set('order system', await agent.page.content());
      for (const name of await readdir(stage.demo.dataDir)) {
        evidence.set(`file ${name}`, await readFile(join(stage.demo.dataDir, name), 'latin1'));
      }
      expect(seen, 'the canary was typed and sent to the provider').to.equal(1);
      expect(leaksIn(evidence, spellingsOf(GOOD))).to.deep.equal([]);
      expect(evidence.size).to.be.greaterThan(6);
    });
  }
});
