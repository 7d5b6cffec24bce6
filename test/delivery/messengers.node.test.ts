import {expect} from 'chai';

import {MalformedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import type {Channel, Message} from '../../src/delivery/messenger.js';
import {CLICKATELL_ERRORS, CLICKATELL_STATUSES} from '../../src/delivery/clickatell-codes.js';
import {once} from '../../src/delivery/once.js';
import {TWILIO_ERRORS} from '../../src/delivery/twilio-codes.js';
import {WHATSAPP_ERRORS} from '../../src/delivery/whatsapp-cloud-codes.js';
import type {UndeliveredReason} from '../../src/request/undelivered.js';
import {errorOf} from '../helpers/errors.js';
import {messageOf, PHONE, SETUPS, type Setup} from './setups.js';

/** What is true of every messenger, whatever its provider. */
const CHECKS: Readonly<Record<string, (setup: Setup, channel: Channel) => Promise<void>>> = {
  'hands a message with its link over, once': async ({messenger, standIn}, channel) => {
    standIn.hear(PHONE);
    const handover = await messenger.send(messageOf(channel));
    expect(standIn.outbox).to.have.lengthOf(1);
    const [message] = standIn.outbox;
    expect(handover).to.deep.equal({accepted: true, messageId: message?.id});
    expect([message?.channel, message?.to]).to.deep.equal([channel, PHONE]);
    expect(`${message?.text} ${message?.button?.url}`)
      .to.include('$361.21')
      .and.include('https://pay.example/p/kR3vq9');
  },
  'reports what becomes of it, under the id it was given': async ({messenger, standIn, reports, clock}, channel) => {
    standIn.hear(PHONE);
    const message = messageOf(channel);
    const handover = await messenger.send(message);
    clock.now += 5000;
    const answers = await standIn.flush();
    expect(answers.every(({ok}) => ok)).to.equal(true);
    const facts = channel === 'sms' ? ['sent', 'delivered'] : ['sent', 'delivered', 'read'];
    expect(reports.map(({fact}) => fact)).to.deep.equal(facts);
    expect(reports.every(({id}) => id === message.id)).to.equal(true);
    expect(reports.map(({messageId}) => ({accepted: true, messageId}))).to.deep.equal(facts.map(() => handover));
    expect(reports.every(({at}) => at >= clock.now - 6000 && at <= clock.now)).to.equal(true);
  },
  'reads callbacks that come twice and in the opposite order': async ({messenger, standIn, reports}, channel) => {
    standIn.hear(PHONE);
    Object.assign(standIn.behavior, {copies: 2, reversed: true});
    await messenger.send(messageOf(channel));
    await standIn.flush();
    expect(reports.filter(({fact}) => fact === 'delivered')).to.have.lengthOf(2);
    expect(reports.at(-1)?.fact).to.equal('sent');
  },
  'says that it does not know when there is no answer': async ({messenger, standIn}, channel) => {
    for (const failure of ['silent', 500, 503, 429] as const) {
      standIn.behavior.failures = [failure];
      const error = await errorOf(messenger.send(messageOf(channel)));
      expect(error, String(failure)).to.be.instanceOf(UnreachableError);
      expect(error.message + String(error.cause)).not.to.include('5550143');
    }
    standIn.hear(PHONE);
    expect((await messenger.send(messageOf(channel))).accepted).to.equal(true);
  },
  'refuses what is no message before it sends anything': async ({messenger, standIn}, channel) => {
    const wrong: Partial<Record<keyof Message, unknown>>[] = [
      {phone: '12025550143'},
      {phone: '+0123456789'},
      {phone: '+1202555014312345678'},
      {phone: 'whatsapp:+12025550143'},
      {text: ''},
      {text: 'x'.repeat(601)},
      {id: 'with space'},
      {id: '../../x'},
      {purpose: 'advertisement'},
      {channel: 'fax'},
      {link: {url: 'javascript:alert(1)', label: 'Pay'}},
      {link: {url: 'http://pay.example/p/1', label: 'Pay'}},
      {link: {url: 'https://pay.example/p/1', label: 'A label that is too long'}},
      {extra: 1} as never,
    ];
    for (const members of wrong) {
      const message = {...messageOf(channel), ...members} as Message;
      expect(await errorOf(messenger.send(message)), JSON.stringify(members)).to.be.instanceOf(MalformedError);
    }
    expect(standIn.outbox).to.have.lengthOf(0);
  },
  'believes no callback that was changed on its way': async ({messenger, standIn, callbacks}, channel) => {
    standIn.hear(PHONE);
    await messenger.send(messageOf(channel));
    await standIn.flush();
    const [callback] = callbacks;
    const body = await callback!.text();
    const forged = new Request('https://shop.example/callbacks/other?message=x', {
      method: 'POST',
      headers: callback!.headers,
      body: body.replace(/sent/gi, 'read'),
    });
    expect(await errorOf(messenger.callback(forged))).to.be.instanceOf(UnauthenticatedError);
  },
  'reads neither oversized callbacks nor other types': async ({messenger, callbacks, standIn}, channel) => {
    standIn.hear(PHONE);
    await messenger.send(messageOf(channel));
    await standIn.flush();
    const {url, headers} = callbacks[0]!;
    const large = new Request(url, {method: 'POST', headers, body: 'x'.repeat(129 * 1024)});
    expect(await errorOf(messenger.callback(large))).to.be.instanceOf(MalformedError);
    const typed = new Headers(headers);
    typed.set('content-type', 'text/plain');
    const plain = new Request(url, {method: 'POST', headers: typed, body: '{}'});
    expect(await errorOf(messenger.callback(plain))).to.be.instanceOf(MalformedError);
  },
  'is handed over once, however often and at once it is sent': async ({messenger, standIn}, channel) => {
    standIn.hear(PHONE);
    const careful = once(messenger);
    const message = messageOf(channel);
    const handovers = await Promise.all([careful.send(message), careful.send(message), careful.send({...message})]);
    expect(standIn.outbox).to.have.lengthOf(1);
    expect(new Set(handovers.map((handover) => JSON.stringify(handover)))).to.have.lengthOf(1);
    const other = {...message, phone: '+12025550144'};
    expect(await errorOf(careful.send(other))).to.be.instanceOf(MalformedError);
  },
  'may be sent again when it did not get through': async ({messenger, standIn}, channel) => {
    standIn.hear(PHONE);
    const careful = once(messenger);
    const message = messageOf(channel);
    standIn.behavior.failures = [503];
    expect(await errorOf(careful.send(message))).to.be.instanceOf(UnreachableError);
    expect((await careful.send(message)).accepted).to.equal(true);
    expect(standIn.outbox).to.have.lengthOf(1);
  },
};

for (const [name, channel, make] of SETUPS) {
  describe(`a messenger: ${name}, ${channel}`, () => {
    for (const [check, run] of Object.entries(CHECKS)) it(check, () => run(make(), channel));
  });
}

describe('why a message was not delivered', () => {
  const clickatell = (code: number) => CLICKATELL_STATUSES.get(code)?.reason;
  const REASONS: [what: string, of: UndeliveredReason | undefined, reason: UndeliveredReason][] = [
    ['Clickatell’s expired', clickatell(20), 'unreachable'],
    ['Clickatell’s opted out', clickatell(21), 'blocked'],
    ['Clickatell’s undeliverable', clickatell(23), 'carrier-refused'],
    ['Clickatell’s invalid recipient', clickatell(29), 'invalid-number'],
    ['Clickatell’s no funds', clickatell(25), 'account'],
    ['Clickatell’s closed window', clickatell(131), 'write-first'],
    ['Clickatell’s refusal of a number', CLICKATELL_ERRORS.get('25')?.reason, 'invalid-number'],
    ['Twilio’s unreachable phone', TWILIO_ERRORS.get('30003')?.reason, 'unreachable'],
    ['Twilio’s unsubscribed recipient', TWILIO_ERRORS.get('21610')?.reason, 'blocked'],
    ['Twilio’s carrier filter', TWILIO_ERRORS.get('30007')?.reason, 'carrier-refused'],
    ['Twilio’s landline', TWILIO_ERRORS.get('30006')?.reason, 'invalid-number'],
    ['Twilio’s closed window', TWILIO_ERRORS.get('63016')?.reason, 'write-first'],
    ['WhatsApp’s undeliverable', WHATSAPP_ERRORS.get('131026')?.reason, 'no-whatsapp'],
    ['WhatsApp’s closed window', WHATSAPP_ERRORS.get('131047')?.reason, 'write-first'],
    ['WhatsApp’s paused template', WHATSAPP_ERRORS.get('132015')?.reason, 'not-approved'],
  ];
  for (const [what, of, reason] of REASONS) {
    it(`is ${reason} for ${what}`, () => expect(of).to.equal(reason));
  }
});
