import {readFile} from 'node:fs/promises';

import {expect} from 'chai';

import {hostSite} from '../../demo/server/host-site.js';
import {createTokens} from '../../demo/server/tokens.js';

/** What somebody gets who has come over plain http from another machine. */
async function insecurely(hostOrigin: string, path = '/'): Promise<Response> {
  const html = await readFile('demo/pages/insecure.html', 'utf8');
  const site = hostSite({
    hostOrigin,
    vaultOrigin: 'http://127.0.0.1:5411',
    checkoutOrigin: 'http://127.0.0.1:5412',
    ports: {host: 5410, vault: 5411, checkout: 5412, standIns: 5413},
    pages: {
      host: new Map([
        ['/insecure.html', html],
        ['/pages.css', 'h1 {}'],
      ]),
      vault: new Map(),
      checkout: new Map(),
    },
    tokens: createTokens(Buffer.alloc(32, 7)),
    payments: () => Promise.reject(new Error('nobody pays here')),
    messages: () => [],
    settings: {answerWithin: 10, hold: 10},
  });
  return site(new Request(`http://192.0.2.7:5410${path}`, {headers: {host: '192.0.2.7:5410'}}));
}

describe('the host’s page for an insecure origin', () => {
  it('names the ports on which the demo runs, the checkout’s too', async () => {
    const page = await (await insecurely('http://localhost:5410', '/agent')).text();
    expect(page).to.include('<code>http://localhost:5410/</code> in a browser on the machine');
    expect(page).to.include(
      'ssh -L 5410:localhost:5410 -L 5411:127.0.0.1:5411 -L 5412:127.0.0.1:5412 -L 5413:127.0.0.1:5413 THAT-MACHINE',
    );
    expect(page).to.include('the ports 5410, 5411 and 5412 behind TLS');
    expect(page).to.include('PORT=5410 VAULT_PORT=5411 CHECKOUT_PORT=5412 HOST_ORIGIN=');
    expect(page).not.to.match(/431\d|\{\{/);
  });

  it('leads to the secure address where there is one, and to no port', async () => {
    const page = await (await insecurely('https://shop.example')).text();
    expect(page).to.include('<li>Open <code>https://shop.example/</code>.</li>');
    expect(page).not.to.match(/ssh|5410|localhost/);
  });

  it('comes with its styles', async () => {
    const styles = await insecurely('http://localhost:5410', '/pages.css');
    expect([styles.headers.get('content-type'), await styles.text()]).to.deep.equal([
      'text/css; charset=utf-8',
      'h1 {}',
    ]);
  });
});
