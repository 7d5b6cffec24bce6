import {expect} from 'chai';

import {
  ForbiddenError,
  MalformedError,
  RefusedError,
  UnauthenticatedError,
  UnreachableError,
} from '../../src/request/errors.js';
import {draftOf} from '../../src/request/draft.js';
import {httpTerms} from '../../src/transport/terms.js';
import {makeTerms} from '../helpers/terms.js';

const SCOPE = {conversation: 'order-10/42'};
const ASK = {command: 'command-1', draft: draftOf(makeTerms({collection: 'secure-acceptance-hosted'}))};

const json = (value: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(value), {headers: {'content-type': 'application/json'}, ...init});
const problem = (status: number, more: object) =>
  json({status, ...more}, {status, headers: {'content-type': 'application/problem+json'}});

/** Has drafts signed by a server that is this function. */
function withServer(answer: (url: string, init: RequestInit) => Promise<Response> | Response) {
  return httpTerms({
    url: 'https://api.example/chatpay/',
    headers: () => ({authorization: 'Bearer 1'}),
    fetch: async (input, init = {}) => answer(input as string, init),
  });
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('httpTerms', () => {
  it('posts the draft with its command to the conversation, and gives the token', async () => {
    const calls: [string, RequestInit][] = [];
    const sign = withServer((...call) => {
      calls.push(call);
      return json({token: 'a.b.c'});
    });
    expect(await sign(SCOPE, ASK)).to.equal('a.b.c');
    const [url, {method, body, headers}] = calls[0]!;
    expect(url).to.equal('https://api.example/chatpay/conversations/order-10%2F42/terms');
    expect([method, JSON.parse(body as string)]).to.deep.equal(['POST', ASK]);
    const sent = new Headers(headers);
    expect([sent.get('content-type'), sent.get('authorization')]).to.deep.equal(['application/json', 'Bearer 1']);
  });

  it('says which rule forbids it', async () => {
    const sign = withServer(() => problem(409, {code: 'ERR_REFUSED', rule: 'over-ceiling'}));
    const error = await failureOf(sign(SCOPE, ASK));
    expect(error).to.be.instanceOf(RefusedError);
    expect((error as RefusedError).rule).to.equal('over-ceiling');
  });

  const failures: [string, () => Response, new (...all: never[]) => Error][] = [
    ['nobody is signed in', () => problem(401, {}), UnauthenticatedError],
    ['the agent is not let in', () => problem(403, {}), ForbiddenError],
    ['the server is down', () => problem(503, {}), UnreachableError],
    [
      'a page answers in its place',
      () => new Response('<p>', {headers: {'content-type': 'text/html'}}),
      UnreachableError,
    ],
    ['there is no token', () => json({}), MalformedError],
    ['the token is too long', () => json({token: 'a'.repeat(8 * 1024 + 1)}), MalformedError],
  ];
  for (const [when, answer, kind] of failures) {
    it(`fails with ${kind.name} when ${when}`, async () => {
      expect(await failureOf(withServer(answer)(SCOPE, ASK))).to.be.instanceOf(kind);
    });
  }

  it('fails with UnreachableError when the network does', async () => {
    const sign = withServer(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf(sign(SCOPE, ASK))).to.be.instanceOf(UnreachableError);
  });

  it('stops when it is aborted', async () => {
    const controller = new AbortController();
    const sign = withServer(() => new Promise(() => {}));
    const failure = failureOf(sign(SCOPE, ASK, {signal: controller.signal}));
    controller.abort(new Error('enough'));
    expect(await failure).to.have.property('message', 'enough');
  });
});
