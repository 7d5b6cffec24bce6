import {expect, oneEvent} from '@open-wc/testing';

import {openDesk, openPay, VaultError} from '../../src/vault/port.js';
import {figure} from '../helpers/figure.js';
import {BARE_VAULT, STRANGER, VAULT} from '../vault/origins.js';
import {aWhile} from '../vault/wait.js';

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
const around = (page: string) => `${STRANGER}/around.html?${query({frame: page})}`;

/** A page in a frame of a page without an origin. */
const inside = (page: string) =>
  `<iframe src="${page.replaceAll('&', '&amp;')}"></iframe><script>onmessage = ({data}) => parent.postMessage({told: data}, '*')</script>`;

/** Ways to put the vault into a page that may not have it. Each makes a frame for the test's page. */
const LAYOUTS: Record<string, (frame: HTMLIFrameElement, page: string) => void> = {
  'a page of another site': (frame, page) => {
    frame.src = around(page);
  },
  'a page that may, in a page of another site': (frame, page) => {
    frame.src = around(`${location.origin}/around-open.html?${query({frame: page})}`);
  },
  'a page of another site, in a page that may, in another site': (frame, page) => {
    frame.src = around(`${location.origin}/around-open.html?${query({frame: around(page)})}`);
  },
  'a page without an origin': (frame, page) => {
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = inside(page);
  },
  'a page made of data': (frame, page) => {
    frame.src = `data:text/html,${encodeURIComponent(inside(page))}`;
  },
};

const PAGES = ['pay', 'desk'] as const;
const SERVED = [
  ['as it is served', VAULT],
  ['without its headers', BARE_VAULT],
] as const;

/** What a frame tells until a while after it, and all that is in it, has loaded; it is removed then. */
async function toldBy(frame: HTMLIFrameElement): Promise<unknown[]> {
  const told: unknown[] = [];
  const listen = ({data, source}: MessageEvent) => source === frame.contentWindow && told.push(data);
  addEventListener('message', listen);
  const loaded = oneEvent(frame, 'load');
  document.body.append(frame);
  await loaded;
  await aWhile(800);
  removeEventListener('message', listen);
  frame.remove();
  return told;
}

describe('T14: the vault', () => {
  let tried = 0;
  let greeted = 0;

  for (const page of PAGES) {
    for (const [name, vault] of SERVED) {
      for (const [layout, make] of Object.entries(LAYOUTS)) {
        it(`says nothing in ${layout}: ${page}.html ${name}`, async () => {
          const frame = document.createElement('iframe');
          make(frame, `${vault}/${page}.html`);
          expect(await toldBy(frame)).to.deep.equal([]);
          tried++;
        });
      }
    }
  }

  it('does greet in a page that may have it, and in one in another', async () => {
    for (const page of [
      `${BARE_VAULT}/pay.html`,
      `${location.origin}/around-open.html?${query({frame: `${VAULT}/pay.html`})}`,
    ]) {
      const frame = document.createElement('iframe');
      frame.src = page;
      expect(JSON.stringify(await toldBy(frame))).to.contain('hello');
      greeted++;
    }
  });

  it('is not taken from the page’s own origin, however that is written', async () => {
    const options = {title: 'Payment', onMessage: () => {}, onFailure: () => {}};
    const {origin, port} = location;
    const spellings = [
      origin,
      `${origin}/`,
      `${origin}/vault/`,
      `${origin}?x`,
      `${origin}#x`,
      origin.toUpperCase(),
      `http://user@localhost:${port}`,
      `http://LocalHost:0${port}`,
      `http:localhost:${port}`,
      `http:\\\\localhost:${port}`,
      ` ${origin}\n`,
      `http://%6cocalhost:${port}`,
      `http://ｌocalhost:${port}`,
    ];
    for (const vault of spellings) {
      for (const open of [openPay, openDesk]) {
        expect(() => open({...options, vault}), vault)
          .to.throw(VaultError)
          .with.property('fault', 'same-origin');
        tried++;
      }
    }
    expect(tried).to.equal(PAGES.length * SERVED.length * Object.keys(LAYOUTS).length + 2 * spellings.length);
    expect(greeted).to.equal(2);
    await figure('T14', `${tried} hostile pages and spellings, ${tried} refused`);
  });
});
