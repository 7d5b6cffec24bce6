import {expect} from 'chai';

import {clickatellMessenger} from '../../src/delivery/clickatell.js';
import {readClickatellStatuses} from '../../src/delivery/clickatell-callback.js';
import {CLICKATELL_ERRORS, CLICKATELL_STATUSES} from '../../src/delivery/clickatell-codes.js';
import {MalformedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {clickatell, fetchOf, messageOf, NOW, SECRET} from './setups.js';

const callbackOf = (updates: unknown) =>
  JSON.stringify({integrationId: 'i', integrationName: 'n', event: {messageStatusUpdate: updates}});
const update = (statusCode: unknown, more = {}) => ({
  channel: 'sms',
  timestamp: NOW,
  statusCode,
  status: 'X',
  messageId: 'm1',
  clientMessageId: 'c1',
  ...more,
});

/** A service that gives one answer, and keeps what it was sent. */
function answering(status: number, body: unknown) {
  const requests: Request[] = [];
  const fetch = fetchOf((request) => {
    requests.push(request.clone());
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), {status}));
  });
  return {requests, messenger: clickatellMessenger({apiKey: 'raw-key', callback: {pathSecret: SECRET}, fetch})};
}

describe('Clickatell, sending', () => {
  it('sends what the vendor documents: the raw key, and one message in a list', async () => {
    const {requests, messenger} = answering(202, {messages: [{apiMessageId: 'a1', accepted: true}]});
    const message = messageOf('sms');
    await messenger.send(message);
    const [request] = requests;
    expect(request?.url).to.equal('https://platform.clickatell.com/v1/message');
    expect(request?.headers.get('authorization')).to.equal('raw-key');
    expect(await request?.json()).to.deep.equal({
      messages: [
        {
          channel: 'sms',
          to: '12025550143',
          content: 'Example Shop asks you to pay $361.21 for order 1001. https://pay.example/p/kR3vq9',
          clientMessageId: message.id,
        },
      ],
    });
  });

  it('sends from the number that it was told', async () => {
    const requests: unknown[] = [];
    const fetch = fetchOf(async (request) => {
      requests.push(await request.json());
      return new Response('{"messages":[{"apiMessageId":"a1","accepted":true}]}', {status: 202});
    });
    const options = {apiKey: 'key', from: '15550001111', callback: {pathSecret: SECRET}, fetch};
    await clickatellMessenger(options).send(messageOf('sms'));
    expect((requests[0] as {messages: unknown[]}).messages[0]).to.include({from: '15550001111'});
  });

  it('refuses a channel that the integration does not have', async () => {
    const messenger = clickatellMessenger({apiKey: 'key', channels: ['sms'], callback: {pathSecret: SECRET}});
    expect(messenger.channels).to.deep.equal(['sms']);
    expect(await messenger.send(messageOf('whatsapp'))).to.include({accepted: false, code: '38'});
  });

  const REFUSALS: [status: number, body: unknown, code: string, words: RegExp][] = [
    [
      207,
      {messages: [{accepted: false, error: {code: '25', description: 'Invalid +12025550143'}}]},
      '25',
      /not a phone number/,
    ],
    [400, {messages: [{accepted: false, error: {code: 26}}]}, '26', /does not take messages/],
    [402, {messages: [], error: null}, '20', /no funds/],
    [401, {error: {code: '1', description: 'x'}}, '1', /key/],
    [400, 'no json at all', '21', /could not read/],
    [404, '', 'http-404', /refused the message \(code http-404\)/],
    [400, {error: {code: '9999'}}, '9999', /refused the message \(code 9999\)/],
    [400, {error: {code: '__proto__'}}, '__proto__', /refused the message/],
    [400, {error: {code: '<img src=x>'}}, 'unknown', /refused the message\.$/],
    [400, {error: {code: 'constructor'}}, 'constructor', /refused the message/],
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

  const UNCLEAR: [status: number, body: unknown][] = [
    [202, {messages: []}],
    [202, {messages: [{accepted: true}]}],
    [202, 'gone'],
    [207, {messages: [{accepted: false, error: {code: '43'}}]}],
    [400, {error: {code: '18'}}],
  ];
  for (const [status, body] of UNCLEAR) {
    it(`does not know what became of it after ${status} ${JSON.stringify(body)}`, async () => {
      const error = await errorOf(answering(status, body).messenger.send(messageOf('sms')));
      expect(error).to.be.instanceOf(UnreachableError);
    });
  }

  it('is refused by a service that does not know its key', async () => {
    const {standIn} = clickatell();
    const fetch = fetchOf((standIn as unknown as {fetch: (request: Request) => Promise<Response>}).fetch);
    const messenger = clickatellMessenger({apiKey: 'other', callback: {pathSecret: SECRET}, fetch});
    expect(await messenger.send(messageOf('sms'))).to.include({accepted: false, code: '1'});
  });

  it('is told when WhatsApp wants the customer to write first', async () => {
    const {messenger, standIn, reports} = clickatell();
    await messenger.send(messageOf('whatsapp'));
    await standIn.flush();
    expect(reports).to.have.lengthOf(1);
    expect(reports[0]).to.include({fact: 'undelivered', code: '131', reason: 'write-first'});
    expect(reports[0]?.words).to.match(/must write first/);
  });
});

describe('Clickatell, calling back', () => {
  for (const [code, {fact, reason, words}] of CLICKATELL_STATUSES) {
    it(`reads status ${code} as ${fact ?? 'no news'}`, () => {
      const reports = readClickatellStatuses(callbackOf([update(code)]));
      const why = fact === 'undelivered' ? {code: String(code), reason, words} : {};
      expect(reports).to.deep.equal(fact ? [{messageId: 'm1', id: 'c1', fact, at: NOW, ...why}] : []);
    });
  }

  it('has the statuses that the vendor lists', () => {
    const facts = (fact: string | undefined) =>
      [...CLICKATELL_STATUSES].filter(([, one]) => one.fact === fact).map(([code]) => code);
    expect(facts('sent')).to.deep.equal([4]);
    expect(facts('delivered')).to.deep.equal([5, 24]);
    expect(facts('read')).to.deep.equal([6]);
    expect(facts(undefined)).to.deep.equal([1, 2, 3]);
    expect(facts('undelivered')).to.include.members([
      20, 21, 22, 23, 25, 26, 27, 28, 29, 60, 61, 80, 85, 100, 130, 131, 132, 133,
    ]);
  });

  it('takes a status that the table does not have for a bad end from 20 on, and for no news before', () => {
    expect(readClickatellStatuses(callbackOf([update(141)]))[0]).to.include({fact: 'undelivered', code: '141'});
    expect(readClickatellStatuses(callbackOf([update(7)]))).to.deep.equal([]);
  });

  it('puts the statuses of one callback in the order of their timestamps', () => {
    const reports = readClickatellStatuses(
      callbackOf([
        update(6, {timestamp: NOW + 2}),
        update(4, {timestamp: NOW}),
        update(5, {timestamp: String(NOW + 1)}),
      ]),
    );
    expect(reports.map(({fact, at}) => [fact, at - NOW])).to.deep.equal([
      ['sent', 0],
      ['delivered', 1],
      ['read', 2],
    ]);
  });

  it('reads members that begin with capitals, and a single update', () => {
    const one = {
      Channel: 'SMS',
      Timestamp: NOW,
      StatusCode: 5,
      Status: 'DEVICE_ACK',
      MessageId: 'm1',
      ClientMessageId: 'c1',
    };
    const body = JSON.stringify({IntegrationId: 'i', IntegrationName: 'n', Event: {MessageStatusUpdate: one}});
    expect(readClickatellStatuses(body)).to.deep.equal([{messageId: 'm1', id: 'c1', fact: 'delivered', at: NOW}]);
  });

  it('leaves out events it does not know, and keeps to the known members of those it does', () => {
    expect(readClickatellStatuses('{"integrationId":"i","event":{"somethingNew":[{"a":1}]}}')).to.deep.equal([]);
    const odd = `{"event":{"messageStatusUpdate":[{"__proto__":{"statusCode":6},"messageId":"m","statusCode":5,"timestamp":1,"constructor":1}]}}`;
    expect(readClickatellStatuses(odd)).to.deep.equal([{messageId: 'm', fact: 'delivered', at: 1}]);
  });

  for (const body of [
    '',
    '[]',
    'null',
    '{',
    '{"event":1}',
    callbackOf([{}]),
    callbackOf([update('five')]),
    callbackOf([update(-1)]),
  ]) {
    it(`cannot read ${body.slice(0, 60) || 'an empty body'}`, () => {
      expect(() => readClickatellStatuses(body)).to.throw(MalformedError);
    });
  }
});

describe('Clickatell, proving that a callback is its own', () => {
  const basic = {user: 'clickatell', password: 'päss:word'};
  const header = `Basic ${Buffer.from('clickatell:päss:word').toString('base64')}`;
  const request = (path: string, authorization?: string) =>
    new Request(`https://shop.example${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', ...(authorization && {authorization})},
      body: callbackOf([update(5)]),
    });
  type Callback = Parameters<typeof clickatellMessenger>[0]['callback'];
  const CASES: [what: string, callback: Callback, request: () => Request, isTaken: boolean][] = [
    ['the secret in the path', {pathSecret: SECRET}, () => request(`/c/${SECRET}`), true],
    ['another secret', {pathSecret: SECRET}, () => request(`/c/${SECRET}x`), false],
    ['no secret', {pathSecret: SECRET}, () => request('/c/'), false],
    ['the secret in the query', {pathSecret: SECRET}, () => request(`/c/?${SECRET}`), false],
    ['the password', {basic}, () => request('/c', header), true],
    ['no password', {basic}, () => request('/c'), false],
    ['another password', {basic}, () => request('/c', `${header}x`), false],
    ['both, as wanted', {pathSecret: SECRET, basic}, () => request(`/c/${SECRET}`, header), true],
    ['the secret, where both are wanted', {pathSecret: SECRET, basic}, () => request(`/c/${SECRET}`), false],
    ['the password, where both are wanted', {pathSecret: SECRET, basic}, () => request('/c/x', header), false],
  ];
  for (const [what, callback, make, isTaken] of CASES) {
    it(`${isTaken ? 'believes' : 'does not believe'} ${what}`, async () => {
      const messenger = clickatellMessenger({apiKey: 'key', callback});
      if (isTaken) expect(await messenger.callback(make())).to.have.lengthOf(1);
      else expect(await errorOf(messenger.callback(make()))).to.be.instanceOf(UnauthenticatedError);
    });
  }

  it('cannot be set up with a secret that could be guessed, nor with none', () => {
    expect(() => clickatellMessenger({apiKey: 'key', callback: {pathSecret: 'short'}})).to.throw(RangeError);
    const messenger = clickatellMessenger({apiKey: 'key', callback: {} as never});
    return errorOf(messenger.callback(request('/c'))).then((error) =>
      expect(error).to.be.instanceOf(UnauthenticatedError),
    );
  });

  it('has a plain sentence without digits for each of its errors', () => {
    for (const {words} of CLICKATELL_ERRORS.values()) expect(words).to.match(/^[A-Z][^\d]{10,120}\.$/);
  });
});
