import {expect} from 'chai';

import {checkoutSite} from '../../demo/checkout/checkout-site.js';
import {makeWorld} from '../server/link/world.js';

const ORIGIN = 'https://pay.example';

describe('the checkout’s site', () => {
  it('tells who presses Continue too often what to do and when', async () => {
    const world = await makeWorld();
    await world.ask();
    const site = checkoutSite({
      ...{origin: ORIGIN, vaultOrigin: 'https://vault.example', hosts: [], pages: new Map<string, string>()},
      link: world.link,
    });
    const press = () => {
      const headers = {host: 'pay.example', 'accept-language': 'en'};
      return site(new Request(`${ORIGIN}/p/${world.lastToken()}/continue`, {method: 'POST', headers}));
    };
    const statuses = [];
    for (let count = 0; count < 10; count++) statuses.push((await press()).status);
    // each press is another browser's, since none brings its cookie back
    expect(statuses).to.deep.equal([200, ...Array<number>(9).fill(303)]);
    const refused = await press();
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([429, '6']);
    expect(await refused.text())
      .to.include('Please wait a minute')
      .and.to.include('Open your link again in a minute.');
  });
});
