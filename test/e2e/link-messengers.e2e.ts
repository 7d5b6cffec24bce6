import {expect} from 'chai';

import {LinkStage, payAtStandIn} from './link-support.js';

describe('payment by link, by each messenger', () => {
  const stage = new LinkStage();
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
  });

  for (const [messenger, channel] of [
    ['clickatell', 'WhatsApp'],
    ['twilio', 'SMS'],
    ['twilio', 'WhatsApp'],
    ['whatsapp-cloud', 'WhatsApp'],
  ] as const) {
    it(`is chosen by a setting: ${messenger} by ${channel}`, async () => {
      await stage.open({env: {MESSENGER: messenger}});
      const agent = await stage.agent();
      await agent.send({channel});
      await agent.reaches(channel === 'SMS' ? 'Delivered' : 'Read');
      const messages = stage.demo.standIns.messages();
      expect(messages.map(({provider, channel: by}) => [provider, by])).to.deep.equal([
        [messenger, channel.toLowerCase()],
      ]);
      const phone = await stage.page(await stage.phone(), '/phone');
      await phone.getByRole('link').last().click();
      await phone.getByRole('button', {name: 'Continue'}).click();
      await payAtStandIn(phone);
      await phone.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
    });
  }
});
