import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {expect} from 'chai';
import {build} from 'esbuild';
import {chromium, type Browser, type Page} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';
import type {Wanted} from './tree-page.js';

const AMOUNT = {minorUnits: 36121, currency: 'USD'};
const CARD = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Ortiz',
  expiry: {month: 12, year: 2034},
  securityCode: '123',
};

/** Each element as the browser tells it to assistive technology: roles, names and states. */
const TREES: readonly (readonly [name: string, wanted: Wanted, tree: string])[] = [
  [
    'the customer’s bubble',
    {tag: 'chatpay-request'},
    `
    - text: Payment to Oasis Dresses $361.21 Floral Oasis Dress
    - button "Decline"
    - button "Enter Payment"
    - text: Opens a secure form Expires in 10:00
`,
  ],
  [
    'the agent’s bubble',
    {tag: 'chatpay-request', side: 'agent'},
    `
    - text: Payment request $361.21 Floral Oasis Dress Waiting for Customer
    - button "Cancel"
    - text: Expires in 10:00
`,
  ],
  [
    'a bubble that was declined',
    {tag: 'chatpay-request', status: 'declined'},
    `
    - text: Payment to Oasis Dresses $361.21 Floral Oasis Dress You declined this payment
`,
  ],
  [
    'the pill that opens the card',
    {tag: 'chatpay-status', side: 'agent', status: 'submitted'},
    `
    - button "View Card 10:00":
      - text: View Card
      - time: 10:00
`,
  ],
  [
    'the pill of a request that expired',
    {tag: 'chatpay-status', side: 'agent', status: 'expired'},
    `
    - text: Request Expired
    - button "Request Again"
`,
  ],
  [
    'the composer’s button',
    {tag: 'chatpay-composer', side: 'agent'},
    `
    - button "Request payment"
`,
  ],
  [
    'the banner',
    {tag: 'chatpay-banner', side: 'agent', status: 'submitted', set: {current: 'elsewhere'}},
    `
    - status:
      - text: Card Payment Card information has been sent · $361.21 · Floral Oasis Dress
      - button "View"
      - button "Dismiss"
`,
  ],
  [
    'the dot',
    {tag: 'chatpay-indicator', side: 'agent'},
    `
    - img "Active payment request"
`,
  ],
  [
    'the guard',
    {tag: 'chatpay-guard'},
    `
    - textbox "Message"
    - status
`,
  ],
  [
    'the panel of an order',
    {tag: 'chatpay-order', side: 'agent', set: {order: {number: '1042', amount: AMOUNT}, phone: '+12015550123'}},
    `
    - heading "Payment link" [level=2]
    - button "Close"
    - form "Payment link":
      - text: Order number
      - textbox "Order number": "1042"
      - table "Items":
        - rowgroup:
          - row "Total $361.21":
            - rowheader "Total"
            - cell "$361.21"
      - text: Phone
      - textbox "Phone": +1 201 555 0123
      - text: United States
      - group "Channel":
        - text: Channel
        - radio "SMS" [checked]
        - text: SMS
        - radio "WhatsApp"
        - text: WhatsApp
      - button "Send"
      - paragraph: The link works for 1 hour.
`,
  ],
  [
    'the status guide',
    {tag: 'chatpay-progress', side: 'agent', status: 'declined'},
    `
    - strong: $361.21
    - text: Floral Oasis Dress
    - list "Payment status":
      - listitem:
        - img "Done"
        - text: Sent
        - time: TIME
      - listitem:
        - img "Now"
        - text: Customer Declined Payment
        - time: TIME
        - text: Make a new link if the customer changes their mind.
`,
  ],
  [
    'the receipt',
    {
      tag: 'chatpay-receipt',
      set: {
        receipt: {
          merchantName: 'Oasis Dresses',
          reason: 'Dress',
          amount: AMOUNT,
          paidAt: 0,
          request: 'r',
          cardBrand: 'Visa',
          last4: '1111',
        },
      },
    },
    `
    - heading "Payment Accepted" [level=1]
    - text: $361.21 Paid to Oasis Dresses
    - table "Items":
      - rowgroup:
        - row "Total $361.21":
          - rowheader "Total"
          - cell "$361.21"
    - term: For
    - definition: Dress
    - term: Date
    - definition:
      - time: Jan 1, 1970, TIME
    - term: Paid with
    - definition: Visa •••• 1111
    - term: Payment number
    - definition: r
    - button "Print"
`,
  ],
  [
    'the card form',
    {tag: 'chatpay-card-form'},
    `
    - form "Pay Oasis Dresses":
      - banner:
        - button "Back to chat"
        - heading "Pay Oasis Dresses" [level=1]
        - paragraph: $361.21
        - paragraph: Running shoes, size 44
        - paragraph: Your card is sealed in this browser. Only the agent who asked can open it, for 10 minutes.
      - group:
        - text: Card number
        - textbox "Card number"
        - text: Name on card
        - textbox "Name on card"
        - text: Expiration date
        - textbox "Expiration date":
          - /placeholder: MM/YY
        - text: Security code
        - textbox "Security code":
          - /placeholder: 3 digits
      - button "Pay $361.21" [disabled]
      - status
`,
  ],
  [
    'the card view, masked',
    {tag: 'chatpay-card-view', set: {card: CARD}},
    `
    - region "Customer's card":
      - heading "Customer's card" [level=1]
      - timer: 10:00 left
      - button "Put away"
      - paragraph: $361.21
      - paragraph: Running shoes, size 44
      - text: Visa
      - button "Reveal"
      - term: Card number
      - definition: Hidden, ends in 1111
      - definition:
        - button "Copy card number": Copy
      - term: Name on card
      - definition: Valeria Ortiz
      - definition:
        - button "Copy name": Copy
      - term: Expiration date
      - definition: 12/34
      - definition:
        - button "Copy expiration date": Copy
      - term: Security code
      - definition: Hidden
      - definition:
        - button "Copy security code": Copy
      - button "Card Refused"
      - button "Mark as Completed"
    - status
`,
  ],
];

describe('The accessibility tree', () => {
  let browser: Browser;
  let server: Server;
  let page: Page;

  before(async () => {
    const {outputFiles} = await build({
      entryPoints: ['test/e2e/tree-page.ts'],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      conditions: ['production', 'browser'],
    });
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>tree</title><script type="module">${outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script><body></body></html>`;
    server = createServer((_, response) => response.writeHead(200, {'content-type': 'text/html'}).end(html));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({executablePath: ensureBrowser('chromium'), args: chromiumArgs});
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const [name, wanted, tree] of TREES) {
    it(`of ${name}`, async () => {
      await page.evaluate((wish) => (window as unknown as {show(wish: Wanted): Promise<void>}).show(wish), wanted);
      await page.waitForTimeout(200);
      const seen = (await page.locator('body').ariaSnapshot()).replaceAll(/\d+:\d\d [AP]M/g, 'TIME');
      expect(`\n${seen}\n`).to.equal(tree.replaceAll(/^ {4}/gm, ''));
    });
  }
});
