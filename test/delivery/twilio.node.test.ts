import {expect} from 'chai';

import {twilioMessenger} from '../../src/delivery/twilio.js';
import {TWILIO_ERRORS, TWILIO_STATUSES} from '../../src/delivery/twilio-codes.js';
import {isTwilioSigned, twilioSignature} from '../../src/delivery/twilio-signature.js';
import {MalformedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {fetchOf, messageOf, NOW, PHONE, twilio, TWILIO, TWILIO_CALLBACK} from './setups.js';

const SID = `SM${'a1'.repeat(16)}`;

/** A service that gives one answer, and keeps the forms it was sent. */
function answering(status: number, body: unknown) {
  const sent: {url: string; authorization: string | null; form: URLSearchParams}[] = [];
  const fetch = fetchOf(async (request) => {
    const authorization = request.headers.get('authorization');
    sent.push({url: request.url, authorization, form: new URLSearchParams(await request.text())});
    return new Response(JSON.stringify(body), {status});
  });
  const senders = {sms: {from: '+12025550100'}, whatsapp: {messagingServiceSid: 'MG1'}};
  const options = {...TWILIO, ...senders, callbackUrl: TWILIO_CALLBACK, fetch, now: () => NOW};
  return {sent, options, messenger: twilioMessenger(options)};
}

describe('Twilio’s signature', () => {
  // the example of the vendor's page on validating requests
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const form = new URLSearchParams({
    To: '+18005551212',
    Digits: '1234',
    From: '+14158675309',
    Caller: '+14158675309',
    CallSid: 'CA1234567890ABCDE',
  });
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

  it('is the published one for the published request', () => {
    expect(twilioSignature('12345', url, form)).to.equal(signature);
  });

  it('counts a value that is given twice once, and sorts values of one name', () => {
    const twice = new URLSearchParams([...form, ['To', '+18005551212']]);
    expect(twilioSignature('12345', url, twice)).to.equal(signature);
    // the example in the tests of the vendor's own libraries
    const repeated = new URLSearchParams('Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234');
    expect(twilioSignature('12345', url, repeated)).to.equal('IK+Dwps556ElfBT0I3Rgjkr1wJU=');
    const values = (...list: string[]) => new URLSearchParams(list.map((value) => ['A', value]));
    expect(twilioSignature('12345', url, values('b', 'a', 'b'))).to.equal(
      twilioSignature('12345', url, values('a', 'b')),
    );
  });

  it('is right with and without the scheme’s own port, and for no other', () => {
    const over = (address: string) => twilioSignature('t', address, form);
    const given = 'https://shop.example/c?x=1';
    expect(isTwilioSigned(over('https://shop.example/c?x=1'), 't', given, form)).to.equal(true);
    expect(isTwilioSigned(over('https://shop.example:443/c?x=1'), 't', given, form)).to.equal(true);
    expect(isTwilioSigned(over('https://shop.example:444/c?x=1'), 't', given, form)).to.equal(false);
    expect(isTwilioSigned(over('http://shop.example/c?x=1'), 't', given, form)).to.equal(false);
    expect(isTwilioSigned(over('https://shop.example/c'), 't', given, form)).to.equal(false);
    const large = 'https://Shop.Example/c';
    expect(isTwilioSigned(over(large), 't', large, form)).to.equal(true);
    const own = 'https://shop.example:8443/c';
    expect(isTwilioSigned(over('https://shop.example:8443/c'), 't', own, form)).to.equal(true);
    expect(isTwilioSigned(over('https://shop.example/c'), 't', own, form)).to.equal(true);
  });

  for (const wrong of ['', 'x', signature.slice(1), `${signature} `]) {
    it(`is not ${JSON.stringify(wrong)}`, () => expect(isTwilioSigned(wrong, '12345', url, form)).to.equal(false));
  }
});

describe('Twilio, sending', () => {
  it('sends what the vendor documents: a form, Basic authorization, and a callback that names the message', async () => {
    const {sent, messenger} = answering(201, {sid: SID, status: 'queued'});
    const message = messageOf('sms', {expiresAt: NOW + 600_999});
    expect(await messenger.send(message)).to.deep.equal({accepted: true, messageId: SID});
    expect(sent[0]?.url).to.equal(`https://api.twilio.com/2010-04-01/Accounts/${TWILIO.accountSid}/Messages.json`);
    expect(sent[0]?.authorization).to.equal(`Basic ${btoa(`${TWILIO.accountSid}:${TWILIO.authToken}`)}`);
    expect(Object.fromEntries(sent[0]!.form)).to.deep.equal({
      To: PHONE,
      From: '+12025550100',
      Body: 'Example Shop asks you to pay $361.21 for order 1001. https://pay.example/p/kR3vq9',
      StatusCallback: `${TWILIO_CALLBACK}?message=${message.id}`,
      ValidityPeriod: '600',
    });
  });

  it('marks numbers of WhatsApp as such, and may use an API key and a service', async () => {
    const {sent, options} = answering(201, {sid: SID, status: 'accepted'});
    const apiKey = {sid: 'SK1', secret: 'sesame'};
    await twilioMessenger({...options, apiKey}).send(messageOf('whatsapp', {expiresAt: NOW + 1}));
    const {form, authorization} = sent[0]!;
    expect([form.get('To'), form.get('MessagingServiceSid'), form.get('From')]).to.deep.equal([
      `whatsapp:${PHONE}`,
      'MG1',
      null,
    ]);
    expect(form.has('ValidityPeriod')).to.equal(false);
    expect(authorization).to.equal(`Basic ${btoa('SK1:sesame')}`);
  });

  for (const [lead, seconds] of [
    [-5000, '1'],
    [400, '1'],
    [100_000_000, '36000'],
  ] as const) {
    it(`lets an SMS whose link ends in ${lead} ms wait for ${seconds} s`, async () => {
      const {sent, messenger} = answering(201, {sid: SID, status: 'queued'});
      await messenger.send(messageOf('sms', {expiresAt: NOW + lead}));
      expect(sent[0]?.form.get('ValidityPeriod')).to.equal(seconds);
    });
  }

  it('fills approved content, and falls back to plain text where a purpose has none', async () => {
    const {messenger, standIn} = twilio();
    await messenger.send(messageOf('whatsapp'));
    await messenger.send(messageOf('whatsapp', {purpose: 'receipt', text: 'Thank you.'}));
    expect(standIn.outbox[0]?.button).to.deep.equal({label: 'Pay now', url: 'https://pay.example/p/kR3vq9'});
    expect(standIn.outbox[0]?.text).to.match(/^Payment: Example Shop/);
    expect(standIn.outbox[1]?.text).to.equal('Thank you. https://pay.example/p/kR3vq9');
  });

  it('is told when free text comes too late on WhatsApp', async () => {
    const {messenger, standIn, reports} = twilio();
    await messenger.send(messageOf('whatsapp', {purpose: 'receipt'}));
    await standIn.flush();
    expect(reports.map(({fact, code, reason}) => [fact, code, reason])).to.deep.equal([
      ['undelivered', '63016', 'write-first'],
    ]);
  });

  const REFUSALS: [status: number, body: unknown, code: string, words: RegExp][] = [
    [400, {code: 21211, message: `The 'To' number ${PHONE} is not valid`}, '21211', /not a phone number/],
    [400, {code: 21610}, '21610', /does not take messages/],
    [401, {}, '20003', /key/],
    [404, {code: 20404}, '20404', /account/],
    [400, {}, 'http-400', /refused the message \(code http-400\)/],
    [400, {code: 99999}, '99999', /code 99999/],
    [201, {sid: SID, status: 'failed', error_code: 30007}, '30007', /unwanted/],
  ];
  for (const [status, body, code, words] of REFUSALS) {
    it(`says in plain words what ${status} ${JSON.stringify(body)} means`, async () => {
      const handover = await answering(status, body).messenger.send(messageOf('sms'));
      if (handover.accepted) throw new Error('it was accepted');
      expect(handover.code).to.equal(code);
      expect(handover.words)
        .to.match(words)
        .and.not.match(/5550143/);
    });
  }

  for (const body of [{}, {sid: 'x', status: 'queued'}, []]) {
    it(`does not know what became of it after 201 ${JSON.stringify(body)}`, async () => {
      expect(await errorOf(answering(201, body).messenger.send(messageOf('sms')))).to.be.instanceOf(UnreachableError);
    });
  }

  it('refuses a channel that it was not set up for', async () => {
    const {options} = answering(201, {});
    const {whatsapp: _, ...smsOnly} = options;
    expect(twilioMessenger(smsOnly).channels).to.deep.equal(['sms']);
    expect(await twilioMessenger(smsOnly).send(messageOf('whatsapp'))).to.include({accepted: false});
  });
});

describe('Twilio, calling back', () => {
  const {messenger} = answering(201, {});
  const signed = (members: Record<string, string>, query = '?message=m1', token: string = TWILIO.authToken) => {
    const form = new URLSearchParams(members);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': twilioSignature(token, TWILIO_CALLBACK + query, form),
    };
    // the address that a server behind a proxy sees is another one
    return new Request(`http://10.0.0.7:8080/callbacks/twilio${query}`, {method: 'POST', headers, body: form});
  };
  const members = {AccountSid: TWILIO.accountSid, MessageSid: SID, MessageStatus: 'delivered'};

  for (const [status, fact] of TWILIO_STATUSES) {
    it(`reads ${status} as ${fact ?? 'no news'}`, async () => {
      const reports = await messenger.callback(signed({...members, MessageStatus: status, ErrorCode: '30003'}));
      const why = fact === 'undelivered' ? {code: '30003', ...TWILIO_ERRORS.get('30003')} : {};
      expect(reports).to.deep.equal(fact ? [{messageId: SID, id: 'm1', fact, at: NOW, ...why}] : []);
    });
  }

  it('has the statuses that the vendor lists', () => {
    const facts = [...TWILIO_STATUSES].filter(([, fact]) => fact);
    expect(facts).to.deep.equal([
      ['sent', 'sent'],
      ['delivered', 'delivered'],
      ['read', 'read'],
      ['undelivered', 'undelivered'],
      ['failed', 'undelivered'],
      ['canceled', 'undelivered'],
    ]);
  });

  it('takes a status that is not known for no news', async () => {
    for (const MessageStatus of ['eaten', '__proto__', 'constructor', '']) {
      expect(await messenger.callback(signed({...members, MessageStatus}))).to.deep.equal([]);
    }
  });

  it('has words for a failure without a code', async () => {
    const [report] = await messenger.callback(signed({...members, MessageStatus: 'undelivered'}));
    expect(report).to.deep.equal({
      messageId: SID,
      id: 'm1',
      fact: 'undelivered',
      at: NOW,
      reason: 'other',
      words: 'The message could not be delivered.',
    });
  });

  const FORGED: [what: string, request: () => Request][] = [
    ['another token’s signature', () => signed(members, '?message=m1', 'other')],
    ['another account', () => signed({...members, AccountSid: `AC${'1'.repeat(32)}`})],
    [
      'another message in the query',
      () => {
        const {headers} = signed(members);
        return new Request(`${TWILIO_CALLBACK}?message=m2`, {
          method: 'POST',
          headers,
          body: new URLSearchParams(members),
        });
      },
    ],
    [
      'a further parameter',
      () => {
        const {url, headers} = signed(members);
        return new Request(url, {method: 'POST', headers, body: new URLSearchParams({...members, ErrorCode: '30003'})});
      },
    ],
  ];
  for (const [what, make] of FORGED) {
    it(`does not believe ${what}`, async () => {
      expect(await errorOf(messenger.callback(make()))).to.be.instanceOf(UnauthenticatedError);
    });
  }

  it('cannot read what is signed and no status', async () => {
    const {MessageSid: _, ...rest} = members;
    expect(await errorOf(messenger.callback(signed(rest)))).to.be.instanceOf(MalformedError);
    const odd = {...members, MessageSid: '../..'};
    expect(await errorOf(messenger.callback(signed(odd)))).to.be.instanceOf(MalformedError);
  });

  it('leaves out an id that cannot be one of ours', async () => {
    const [report] = await messenger.callback(signed(members, '?message=%3Cscript%3E'));
    expect(report).to.deep.equal({messageId: SID, fact: 'delivered', at: NOW});
  });

  it('believes the stand-in whether or not it signs the port', async () => {
    for (const signsWithPort of [true, false]) {
      const setup = twilio({signsWithPort});
      await setup.messenger.send(messageOf('sms'));
      await setup.standIn.flush();
      expect(setup.reports).to.have.lengthOf(2);
    }
  });

  it('has a plain sentence without digits for each of its errors', () => {
    for (const {words} of TWILIO_ERRORS.values()) expect(words).to.match(/^[A-Z][^\d]{10,120}\.$/);
  });
});
