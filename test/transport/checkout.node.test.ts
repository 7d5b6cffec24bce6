import {expect} from 'chai';

import {ForbiddenError, MalformedError, UnreachableError} from '../../src/request/errors.js';
import {httpCheckout} from '../../src/transport/checkout.js';

const AT = {conversation: 'a b', request: 'request-1'};

describe('httpCheckout', () => {
  const answering = (status: number, body: unknown, type = 'application/json') => {
    const asked: Request[] = [];
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push(new Request(input, init));
      return new Response(JSON.stringify(body), {status, headers: {'content-type': type}});
    };
    return {asked, find: httpCheckout({url: 'https://shop.example/chatpay/', headers: () => ({'x-a': 'b'}), fetch})};
  };

  it('asks the server where a request is paid', async () => {
    const {asked, find} = answering(200, {url: 'https://pay.example/c/abc'});
    expect(await find(AT)).to.equal('https://pay.example/c/abc');
    const [{url, method, headers} = new Request('https://x')] = asked;
    expect([method, url, headers.get('x-a')]).to.deep.equal([
      'POST',
      'https://shop.example/chatpay/conversations/a%20b/requests/request-1/checkout',
      'b',
    ]);
  });

  for (const url of ['javascript:alert(1)', '/c/abc', 'https://', 7, undefined]) {
    it(`takes no ${String(url)} for an address`, async () => {
      const {find} = answering(200, {url});
      const error = await find(AT).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(MalformedError);
    });
  }

  it('throws what the server says, and that something else answered', async () => {
    const forbidden = answering(403, {code: 'ERR_FORBIDDEN'}, 'application/problem+json');
    expect(await forbidden.find(AT).catch((error: unknown) => error)).to.be.instanceOf(ForbiddenError);
    const portal = answering(200, {}, 'text/html');
    expect(await portal.find(AT).catch((error: unknown) => error)).to.be.instanceOf(UnreachableError);
  });
});
