import {createHmac} from 'node:crypto';

import {expect} from 'chai';

import type {Message} from '../../src/delivery/messenger.js';
import {whatsappCloudMessenger} from '../../src/delivery/whatsapp-cloud.js';
import {readWhatsappStatuses, requireHubSignature} from '../../src/delivery/whatsapp-cloud-callback.js';
import {WHATSAPP_ERRORS, WHATSAPP_PASSING, WHATSAPP_STATUSES} from '../../src/delivery/whatsapp-cloud-codes.js';
import {MalformedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {APP_SECRET, fetchOf, messageOf, NOW, PHONE, SECRET, whatsapp} from './setups.js';

const DAY = 24 * 60 * 60_000;

/** A service that gives one answer, and keeps what it was sent. */
function answering(status: number, body: unknown, more: object = {}) {
  const requests: Request[] = [];
  const fetch = fetchOf((request) => {
    requests.push(request.clone());
    return Promise.resolve(new Response(JSON.stringify(body), {status}));
  });
  const account = {phoneNumberId: '1065', accessToken: 'token', appSecret: APP_SECRET, verifyToken: SECRET};
  return {requests, messenger: whatsappCloudMessenger({...account, fetch, now: () => NOW, ...more})};
}

const TAKEN = {messaging_product: 'whatsapp', messages: [{id: 'wamid.A'}]};
const heard: Partial<Message> = {heardAt: NOW - 1000};

describe('WhatsApp Cloud, sending', () => {
  it('sends a link button to somebody who has written within the day', async () => {
    const {requests, messenger} = answering(200, TAKEN);
    const message = messageOf('whatsapp', heard);
    expect(await messenger.send(message)).to.deep.equal({accepted: true, messageId: 'wamid.A'});
    expect(requests[0]?.url).to.equal('https://graph.facebook.com/v23.0/1065/messages');
    expect(requests[0]?.headers.get('authorization')).to.equal('Bearer token');
    expect(await requests[0]?.json()).to.deep.equal({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '12025550143',
      biz_opaque_callback_data: message.id,
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: {text: message.text},
        action: {name: 'cta_url', parameters: {display_text: 'Pay now', url: 'https://pay.example/p/kR3vq9'}},
      },
    });
  });

  it('sends the template to everybody else, its button by the end of the address', async () => {
    const templates = {payment: {name: 'pay', language: 'en_US', buttonUrl: 'https://pay.example/p/'}};
    const {requests, messenger} = answering(200, TAKEN, {templates});
    await messenger.send(messageOf('whatsapp', {text: 'Two\nlines  of text'}));
    expect(await requests[0]?.json()).to.deep.include({
      type: 'template',
      template: {
        name: 'pay',
        language: {code: 'en_US'},
        components: [
          {type: 'body', parameters: [{type: 'text', text: 'Two lines of text'}]},
          {type: 'button', sub_type: 'url', index: '0', parameters: [{type: 'text', text: 'kR3vq9'}]},
        ],
      },
    });
  });

  it('writes plain text where there is no link', async () => {
    const {requests, messenger} = answering(200, TAKEN);
    const {link: _, ...message} = messageOf('whatsapp', {...heard, purpose: 'canceled'});
    await messenger.send(message);
    expect(await requests[0]?.json()).to.deep.include({type: 'text', text: {preview_url: false, body: message.text}});
  });

  for (const [ago, type] of [
    [0, 'interactive'],
    [DAY - 61_000, 'interactive'],
    [DAY - 60_000, 'template'],
    [DAY, 'template'],
  ] as const) {
    it(`sends ${type} when the customer wrote ${ago} ms ago`, async () => {
      const templates = {payment: {name: 'pay', language: 'en'}};
      const {requests, messenger} = answering(200, TAKEN, {templates});
      await messenger.send(messageOf('whatsapp', {heardAt: NOW - ago}));
      expect(await requests[0]?.json()).to.include({type});
    });
  }

  it('hears who has written, and when, from signed webhooks about its own number alone', async () => {
    const told: unknown[] = [];
    const options = {phoneNumberId: '106540352242922', accessToken: 't', appSecret: APP_SECRET, verifyToken: SECRET};
    const messenger = whatsappCloudMessenger({...options, onHeard: (heard) => void told.push(heard)});
    const webhook = (phoneNumberId: string, secret: string, message: object) => {
      const value = {metadata: {phone_number_id: phoneNumberId}, messages: [message, {from: 'x'}, 7]};
      const entry = [{id: '1', changes: [{field: 'messages', value}]}];
      const body = JSON.stringify({object: 'whatsapp_business_account', entry});
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const headers = {'content-type': 'application/json', 'x-hub-signature-256': signature};
      return messenger.callback(new Request('https://shop.example/w', {method: 'POST', headers, body}));
    };
    const message = {from: PHONE.slice(1), timestamp: '1795426200', type: 'text', text: {body: 'Hello'}};
    expect(await webhook('106540352242922', APP_SECRET, message)).to.deep.equal([]);
    await webhook('1', APP_SECRET, message);
    await errorOf(webhook('106540352242922', 'another', message));
    expect(told).to.deep.equal([{phone: PHONE, at: 1795426200000}]);
  });

  it('says that the customer must write first where no template fits', async () => {
    const elsewhere = {payment: {name: 'pay', language: 'en', buttonUrl: 'https://other.example/'}};
    for (const templates of [undefined, {}, {receipt: {name: 'r', language: 'en'}}, elsewhere]) {
      const {requests, messenger} = answering(200, TAKEN, {templates});
      const handover = await messenger.send(messageOf('whatsapp'));
      expect(handover).to.include({accepted: false, code: '131047'});
      expect(requests).to.have.lengthOf(0);
    }
  });

  it('gets both kinds through the stand-in’s checks, with the link in each', async () => {
    const {messenger, standIn} = whatsapp();
    await messenger.send(messageOf('whatsapp'));
    await messenger.send(messageOf('whatsapp', {purpose: 'receipt'}));
    standIn.hear(PHONE);
    await messenger.send(messageOf('whatsapp', heard));
    expect(standIn.outbox.map(({text, button}) => button?.url ?? text)).to.deep.equal([
      'https://pay.example/p/kR3vq9',
      'Thank you. Example Shop asks you to pay $361.21 for order 1001. https://pay.example/p/kR3vq9',
      'https://pay.example/p/kR3vq9',
    ]);
  });

  it('is told when the day was over after all', async () => {
    const {messenger, standIn, reports} = whatsapp();
    await messenger.send(messageOf('whatsapp', heard));
    await standIn.flush();
    expect(reports.map(({fact, code}) => [fact, code])).to.deep.equal([['undelivered', '131047']]);
  });

  const REFUSALS: [status: number, body: unknown, code: string, words: RegExp][] = [
    [400, {error: {message: `(#131030) ${PHONE}`, code: 131030}}, '131030', /trial/],
    [404, {error: {code: 132001}}, '132001', /not approved/],
    [401, {error: {code: 190}}, '190', /expired/],
    [401, {}, '190', /expired/],
    [400, {error: {code: 987654}}, '987654', /code 987654/],
    [400, {}, 'http-400', /code http-400/],
  ];
  for (const [status, body, code, words] of REFUSALS) {
    it(`says in plain words what ${status} ${JSON.stringify(body)} means`, async () => {
      const handover = await answering(status, body).messenger.send(messageOf('whatsapp', heard));
      if (handover.accepted) throw new Error('it was accepted');
      expect(handover.code).to.equal(code);
      expect(handover.words)
        .to.match(words)
        .and.not.match(/5550143/);
    });
  }

  it('does not know what became of it when the service is overrun, or says nothing', async () => {
    const cases = [
      ...WHATSAPP_PASSING.map((code) => [400, {error: {code}}] as const),
      [200, {}] as const,
      [200, {messages: []}] as const,
    ];
    for (const [status, body] of cases) {
      const error = await errorOf(answering(status, body).messenger.send(messageOf('whatsapp', heard)));
      expect(error, JSON.stringify(body)).to.be.instanceOf(UnreachableError);
    }
  });

  it('sends no SMS', async () => {
    expect(await answering(200, TAKEN).messenger.send(messageOf('sms'))).to.include({accepted: false});
  });
});

const webhookOf = (statuses: unknown, more: object = {}, field = 'messages') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {field, value: {messaging_product: 'whatsapp', metadata: {phone_number_id: '1065'}, statuses, ...more}},
        ],
      },
    ],
  });
const statusOf = (status: string, more: object = {}) => ({
  id: 'wamid.A',
  status,
  timestamp: String(NOW / 1000),
  recipient_id: '12025550143',
  biz_opaque_callback_data: 'm1',
  ...more,
});

describe('WhatsApp Cloud, calling back', () => {
  for (const [status, fact] of WHATSAPP_STATUSES) {
    it(`reads ${status} as ${fact ?? 'no news'}`, () => {
      const body = webhookOf([statusOf(status, {errors: [{code: 131026, title: `no ${PHONE}`}]})]);
      const why = fact === 'undelivered' ? {code: '131026', ...WHATSAPP_ERRORS.get('131026')} : {};
      expect(readWhatsappStatuses(body, '1065')).to.deep.equal(
        fact ? [{messageId: 'wamid.A', id: 'm1', fact, at: NOW, ...why}] : [],
      );
    });
  }

  it('has the statuses that the vendor lists', () => {
    expect([...WHATSAPP_STATUSES].filter(([, fact]) => fact)).to.deep.equal([
      ['sent', 'sent'],
      ['delivered', 'delivered'],
      ['read', 'read'],
      ['failed', 'undelivered'],
    ]);
  });

  it('puts the statuses of one webhook in the order of their times', () => {
    const later = String(NOW / 1000 + 1);
    const reports = readWhatsappStatuses(webhookOf([statusOf('read', {timestamp: later}), statusOf('sent')]), '1065');
    expect(reports.map(({fact}) => fact)).to.deep.equal(['sent', 'read']);
  });

  const NO_NEWS: [what: string, body: string][] = [
    [
      'messages from customers',
      webhookOf(undefined, {messages: [{id: 'wamid.B', type: 'text', text: {body: '4111'}}]}),
    ],
    ['payments', webhookOf([statusOf('captured', {type: 'payment', payment: {reference_id: 'r'}})])],
    ['a payment that was sent', webhookOf([statusOf('sent', {type: 'payment'})])],
    ['another sender’s number', webhookOf([statusOf('sent')], {metadata: {phone_number_id: '2000'}})],
    ['other fields', webhookOf([statusOf('sent')], {}, 'account_update')],
    ['statuses not known', webhookOf([statusOf('eaten'), statusOf('__proto__'), statusOf('constructor')])],
    ['a status without an id', webhookOf([{...statusOf('sent'), id: undefined}])],
    ['other objects', '{"object":"page","entry":[]}'],
  ];
  for (const [what, body] of NO_NEWS) {
    it(`takes ${what} for no news`, () => expect(readWhatsappStatuses(body, '1065')).to.deep.equal([]));
  }

  for (const body of ['', '{', '[]', '{"object":"whatsapp_business_account"}', '{"object":1,"entry":[]}']) {
    it(`cannot read ${body || 'an empty body'}`, () => {
      expect(() => readWhatsappStatuses(body, '1065')).to.throw(MalformedError);
    });
  }
});

describe('WhatsApp Cloud, proving that a webhook is its own', () => {
  const body = '{"object":"whatsapp_business_account","entry":[]}';
  // worked out with another program: HMAC-SHA256 of that text under "an-app-secret"
  const SIGNATURE = 'cecfa36f46ea73c8481071dc29a6c031566b17ca38f5da884ce85fdf6bc085c5';

  it('takes the signature that another program made', () => {
    expect(() => requireHubSignature(`sha256=${SIGNATURE}`, body, APP_SECRET)).not.to.throw();
  });

  const WRONG = [
    null,
    '',
    SIGNATURE,
    `sha1=${SIGNATURE}`,
    `sha256=${SIGNATURE.toUpperCase()}`,
    `sha256=${SIGNATURE}0`,
    'sha256=',
  ];
  for (const header of WRONG) {
    it(`does not take ${header === null ? 'none' : `“${header.slice(0, 20)}…”`}`, () => {
      expect(() => requireHubSignature(header, body, APP_SECRET)).to.throw(UnauthenticatedError);
    });
  }

  it('takes it for no other body, and under no other secret', () => {
    expect(() => requireHubSignature(`sha256=${SIGNATURE}`, `${body} `, APP_SECRET)).to.throw(UnauthenticatedError);
    expect(() => requireHubSignature(`sha256=${SIGNATURE}`, body, 'other')).to.throw(UnauthenticatedError);
  });

  it('signs the bytes as they came, whatever letters are in them', async () => {
    const odd = webhookOf([statusOf('sent', {note: 'Žlutý kůň 💳'})]);
    const signature = createHmac('sha256', APP_SECRET).update(Buffer.from(odd)).digest('hex');
    const headers = {'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}`};
    const request = new Request('https://shop.example/w', {method: 'POST', headers, body: odd});
    expect(await answering(200, TAKEN).messenger.callback(request)).to.have.lengthOf(1);
  });
});

describe('WhatsApp Cloud, being set up', () => {
  const {messenger} = answering(200, TAKEN);
  const greet = (query: string, method = 'GET') =>
    messenger.greet(new Request(`https://shop.example/w${query}`, {method}));

  it('gives the challenge back to who knows the verify token', async () => {
    const response = greet(`?hub.mode=subscribe&hub.verify_token=${SECRET}&hub.challenge=1158201444`);
    expect([response?.status, await response?.text()]).to.deep.equal([200, '1158201444']);
    expect(response?.headers.get('content-type')).to.match(/^text\/plain/);
  });

  for (const query of [
    '?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
    '?hub.mode=subscribe&hub.challenge=1',
    `?hub.mode=unsubscribe&hub.verify_token=${SECRET}&hub.challenge=1`,
    `?hub.mode=subscribe&hub.verify_token=${SECRET}`,
    `?hub.mode=subscribe&hub.verify_token=${SECRET}&hub.challenge=%3Cscript%3E`,
  ]) {
    it(`refuses ${query}`, () => expect(greet(query)?.status).to.equal(403));
  }

  it('leaves other requests to others', () => {
    expect(greet('', 'GET')).to.equal(undefined);
    expect(greet(`?hub.mode=subscribe&hub.verify_token=${SECRET}&hub.challenge=1`, 'POST')).to.equal(undefined);
  });

  it('cannot be set up with a verify token that could be guessed', () => {
    expect(() => answering(200, TAKEN, {verifyToken: 'short'})).to.throw(RangeError);
  });

  it('has a plain sentence without digits for each of its errors', () => {
    for (const {words} of WHATSAPP_ERRORS.values()) expect(words).to.match(/^[A-Z][^\d]{10,120}\.$/);
  });
});
