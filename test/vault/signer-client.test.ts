import {expect} from '@open-wc/testing';

import type {ChatpayError, RefusedError} from '../../src/request/errors.js';
import {createSignerClient} from '../../src/vault/signer-client.js';
import type {Draft} from '../../src/request/draft.js';
import {draftOf} from '../../src/request/draft.js';
import {makeTerms} from '../helpers/terms.js';

const ORIGIN = 'https://vault.example';
const KEY = 'A'.repeat(43);
const draft: Draft = draftOf(makeTerms());

/** A client whose signer answers with this, and what it was asked. */
function client(answer: () => Response | Promise<Response>, options: {timeoutMs?: number; signIn?: string} = {}) {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input as URL, init);
    asked.push(request);
    const aborted = new Promise<never>((_, fail) => {
      request.signal.addEventListener('abort', () => fail(request.signal.reason as Error));
    });
    return Promise.race([answer(), aborted]);
  };
  return {asked, ...createSignerClient({origin: ORIGIN, fetch, ...options})};
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), {status});
const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'none',
    (error: ChatpayError) => error.code,
  );

describe('the signer’s client', () => {
  it('asks for a signature', async () => {
    const {asked, sign} = client(() => json({token: 'a.b.c', wrappingKey: KEY}));
    expect(await sign({command: 'c1', draft, key: 'K'})).to.deep.equal({token: 'a.b.c', wrappingKey: KEY});
    const [request] = asked;
    expect([request!.method, request!.url]).to.deep.equal(['POST', `${ORIGIN}/signer/sign`]);
    expect(request!.headers.get('content-type')).to.equal('application/json');
    expect(await request!.json()).to.deep.equal({command: 'c1', draft, key: 'K'});
  });

  it('asks for a wrapping key', async () => {
    const {asked, release} = client(() => json({wrappingKey: KEY}));
    expect(await release('r1')).to.equal(KEY);
    expect(asked[0]!.url).to.equal(`${ORIGIN}/signer/release`);
    expect(await asked[0]!.json()).to.deep.equal({request: 'r1'});
  });

  it('asks who is signed in', async () => {
    const {asked, session} = client(() => json({agent: {id: 'agent-1', name: 'Ana'}}));
    expect(await session()).to.deep.equal({id: 'agent-1', name: 'Ana'});
    expect(asked[0]!.method).to.equal('GET');
  });

  it('knows that nobody is', async () => {
    for (const nobody of [() => new Response(null, {status: 204}), () => json({}, 401)]) {
      expect(await client(nobody).session()).to.equal(undefined);
    }
  });

  it('signs in where the deployment says', async () => {
    const {asked, signIn} = client(() => new Response(null, {status: 204}), {signIn: '/sign-in'});
    await signIn('agent-1');
    expect(asked[0]!.url).to.equal(`${ORIGIN}/sign-in`);
    expect(await asked[0]!.json()).to.deep.equal({agent: 'agent-1'});
  });

  describe('where the sign-in answers with a session,', () => {
    const agent = {id: 'agent-1', name: 'Ana'};
    const signedIn = (isCookieKept: boolean) => {
      const made = client(
        () => {
          const {url, headers} = made.asked.at(-1)!;
          if (url.endsWith('/sign-in')) return json({session: 'abc.DEF-1'});
          const isKnown = isCookieKept || headers.get('authorization') === 'Bearer abc.DEF-1';
          return isKnown ? json({agent}) : new Response(null, {status: 204});
        },
        {signIn: '/sign-in'},
      );
      return made;
    };

    it('goes with that where the browser kept no cookie, and with no older one to the next sign-in', async () => {
      const {asked, signIn, session} = signedIn(false);
      await signIn('agent-1');
      expect(await session()).to.deep.equal(agent);
      await signIn('agent-1');
      const sent = asked.map(({headers}) => headers.get('authorization'));
      expect(sent).to.deep.equal([null, null, 'Bearer abc.DEF-1', null, null]);
    });

    it('goes without it where there is a cookie', async () => {
      const {asked, signIn, session} = signedIn(true);
      await signIn('agent-1');
      expect(await session()).to.deep.equal(agent);
      expect(asked.filter(({headers}) => headers.has('authorization'))).to.deep.equal([]);
    });
  });

  it('takes no session that could be more than a header', async () => {
    const {asked, signIn} = client(
      () => (asked.length === 1 ? json({session: 'a\r\nx: y'}) : new Response(null, {status: 204})),
      {signIn: '/sign-in'},
    );
    expect(await codeOf(signIn('agent-1'))).to.equal('ERR_MALFORMED');
  });

  it('signs nobody in where there is no such place', async () => {
    const {asked, signIn} = client(() => new Response(null, {status: 204}));
    expect(await codeOf(signIn('agent-1'))).to.equal('ERR_REFUSED');
    expect(asked).to.deep.equal([]);
  });

  it('goes with the vault’s own cookies, takes no redirect, and keeps the Origin header', async () => {
    const {asked, release} = client(() => json({wrappingKey: KEY}));
    await release('r1');
    const {credentials, redirect, cache, mode} = asked[0]!;
    expect({credentials, redirect, cache, mode}).to.deep.equal({
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      mode: 'cors',
    });
  });

  const REFUSALS: [what: string, response: () => Response, code: string][] = [
    ['a rule', () => json({type: 'x', rule: 'over-ceiling'}, 409), 'ERR_REFUSED'],
    ['a rule that is none', () => json({rule: 'because'}, 409), 'ERR_UNREACHABLE'],
    ['a name of the prototype', () => json({rule: 'constructor'}, 409), 'ERR_UNREACHABLE'],
    ['401', () => json({rule: 'over-ceiling'}, 401), 'ERR_UNAUTHENTICATED'],
    ['500 and a page', () => new Response('<h1>Oops</h1>', {status: 500}), 'ERR_UNREACHABLE'],
    ['200 and a page', () => new Response('<h1>Hello</h1>'), 'ERR_MALFORMED'],
    ['200 and nothing', () => new Response(null), 'ERR_MALFORMED'],
    ['a key of another length', () => json({wrappingKey: 'A'.repeat(44)}), 'ERR_MALFORMED'],
    ['a member too many', () => json({wrappingKey: KEY, more: 1}), 'ERR_MALFORMED'],
    ['17 KiB', () => new Response(`${' '.repeat(17 * 1024)}${JSON.stringify({wrappingKey: KEY})}`), 'ERR_MALFORMED'],
  ];
  for (const [what, response, code] of REFUSALS) {
    it(`says ${code} when the answer is ${what}`, async () => {
      expect(await codeOf(client(response).release('r1'))).to.equal(code);
    });
  }

  it('names the rule', async () => {
    const error = (await client(() => json({rule: 'card-gone'}, 409))
      .release('r1')
      .catch((caught: unknown) => caught)) as RefusedError;
    expect(error.rule).to.equal('card-gone');
  });

  it('reads no more of an answer without end than it needs', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    expect(await codeOf(client(() => new Response(endless)).release('r1'))).to.equal('ERR_MALFORMED');
    expect(pulled).to.be.lessThan(25);
  });

  it('waits no longer than it should', async () => {
    const {release} = client(() => new Promise(() => {}), {timeoutMs: 30});
    expect(await codeOf(release('r1'))).to.equal('ERR_UNREACHABLE');
  });

  it('says when there is no network', async () => {
    expect(await codeOf(client(() => Promise.reject(new TypeError('failed'))).release('r1'))).to.equal(
      'ERR_UNREACHABLE',
    );
  });

  it('says when an answer breaks off', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    expect(await codeOf(client(() => new Response(broken)).release('r1'))).to.equal('ERR_UNREACHABLE');
  });
});
