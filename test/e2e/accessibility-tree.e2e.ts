import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {expect} from 'chai';
import {build} from 'esbuild';
import {chromium, type Browser, type Page} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';
import {focused} from './focus.js';
import type {Wanted} from './tree-page.js';

const AMOUNT = {minorUnits: 36121, currency: 'USD'};
const CARD = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Ortiz',
  expiry: {month: 12, year: 2034},
  securityCode: '123',
};

/** The card view, masked or in clear, down to what the agent can do about the card. */
const cardTree = (sight: 'Reveal' | 'Hide', number: string, code: string): string => `    - region "Customer's card":
      - heading "Customer's card" [level=1]
      - timer: 10:00 left
      - button "Put away"
      - paragraph: $361.21
      - paragraph: Running shoes, size 44
      - text: Visa
      - button "${sight}"
      - term: Card number
      - definition: ${number}
      - definition:
        - button "Copy card number"
      - term: Name on card
      - definition: Valeria Ortiz
      - definition:
        - button "Copy name"
      - term: Expiration date
      - definition: 12/34
      - definition:
        - button "Copy expiration date"
      - term: Security code
      - definition: ${code}
      - definition:
        - button "Copy security code"`;

const MASKED_CARD = cardTree('Reveal', 'Hidden, ends in 1111', 'Hidden');

/** Each element as the browser tells it to assistive technology: roles, names and states. */
const TREES: readonly (readonly [name: string, wanted: Wanted, tree: string])[] = [
  [
    'the customer’s bubble',
    {tag: 'chatpay-request'},
    `
    - text: Payment to Oasis Dresses $361.21 Floral Oasis Dress
    - group "Payment to Oasis Dresses $361.21":
      - button "Decline"
      - button "Enter Payment"
    - text: Opens a secure form Expires in 10:00
`,
  ],
  [
    'the agent’s bubble',
    {tag: 'chatpay-request', side: 'agent'},
    `
    - text: Payment request $361.21 Floral Oasis Dress
    - group "Payment request $361.21":
      - text: Waiting for Customer
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
    - button "View Card"
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
      - group "Card Payment Card information has been sent · $361.21 · Floral Oasis Dress":
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
        - text: Ask again if the customer changes their mind.
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
${MASKED_CARD}
      - button "Card Refused"
      - button "Mark as Completed"
    - status
`,
  ],
];

/** What a person opens: how, what is there then, where Tab leads from where the focus is, and what is said, once. */
interface Opened {
  readonly name: string;
  readonly wanted: Wanted;
  readonly open?: (page: Page) => Promise<void>;
  readonly tree: string;
  readonly focus: readonly string[];
  readonly said: readonly string[];
}

const press = (name: string) => (page: Page) => page.getByRole('button', {name, exact: true}).click();

const OPENED: readonly Opened[] = [
  {
    name: 'the composer’s panel',
    wanted: {tag: 'chatpay-composer', side: 'agent'},
    open: press('Request payment'),
    tree: `
    - button "Request payment" [expanded]
    - dialog "Credit Card Request":
      - heading "Credit Card Request" [level=2]
      - button "Close"
      - text: Amount to charge
      - textbox "Amount to charge"
      - text: Reason for charge
      - textbox "Reason for charge"
      - text: The customer will see this. 140 characters left
      - button "Request"
`,
    focus: ['Amount to charge', 'Reason for charge', 'Request'],
    said: [],
  },
  {
    name: 'the composer’s panel with what is wrong',
    wanted: {tag: 'chatpay-composer', side: 'agent'},
    open: async (page) => {
      await press('Request payment')(page);
      await press('Request')(page);
    },
    tree: `
    - button "Request payment" [expanded]
    - dialog "Credit Card Request":
      - heading "Credit Card Request" [level=2]
      - button "Close"
      - text: Amount to charge
      - textbox "Amount to charge" [invalid]
      - text: Enter the amount to charge. Reason for charge
      - textbox "Reason for charge" [invalid]
      - text: Say what the payment is for. The customer will see this. 140 characters left
      - button "Request"
`,
    focus: ['Amount to charge', 'Reason for charge', 'Request'],
    said: [],
  },
  {
    name: 'the confirmation where no agent sees a card',
    wanted: {tag: 'chatpay-composer', side: 'agent', set: {collection: 'unified-checkout'}},
    open: async (page) => {
      await press('Request payment')(page);
      await page.getByLabel('Amount to charge').fill('361.21');
      await page.getByLabel('Reason for charge').fill('Dress');
      await press('Request')(page);
    },
    tree: `
    - button "Request payment" [expanded]
    - dialog "Send this payment request?":
      - heading "Send this payment request?" [level=2]
      - paragraph: The customer pays on the payment provider’s form. No agent sees the card.
      - term: Amount
      - definition: $361.21
      - term: Reason
      - definition: Dress
      - term: Time to answer
      - definition: 10 minutes
      - button "Back"
      - button "Send"
`,
    focus: ['Send'],
    said: [],
  },
  {
    name: 'the desk’s confirmation',
    wanted: {tag: 'chatpay-desk-confirmation', set: {merchantName: 'Oasis Dresses'}},
    tree: `
    - region "Send this payment request?":
      - heading "Send this payment request?" [level=1]
      - paragraph: The customer fills in a secure form. You can then use the card for 10 minutes.
      - paragraph: Amount $361.21
      - term: Reason
      - definition: Running shoes, size 44
      - term: Paid to
      - definition: Oasis Dresses
      - term: Accepts
      - definition: Card
      - term: Time to answer
      - definition: 10 minutes
      - button "Back"
      - button "Send"
`,
    focus: ['Send'],
    said: [],
  },
  {
    name: 'the desk’s confirmation that was not signed',
    wanted: {tag: 'chatpay-desk-confirmation', set: {problem: 'over-ceiling'}},
    tree: `
    - region "Send this payment request?":
      - heading "Send this payment request?" [level=1]
      - paragraph: The customer fills in a secure form. You can then use the card for 10 minutes.
      - paragraph: Amount $361.21
      - term: Reason
      - definition: Running shoes, size 44
      - term: Accepts
      - definition: Card
      - term: Time to answer
      - definition: 10 minutes
      - alert: This amount is above your limit. Go back and lower it, or ask a supervisor.
      - button "Back"
      - button "Send"
`,
    focus: ['Send'],
    said: ['This amount is above your limit. Go back and lower it, or ask a supervisor.'],
  },
  {
    name: 'the desk’s sign-in',
    wanted: {tag: 'chatpay-desk-sign-in', set: {agent: 'Ana'}},
    open: (page) => page.keyboard.press('Tab'),
    tree: `
    - region "Sign in to your payment desk":
      - heading "Sign in to your payment desk" [level=1]
      - paragraph: Only the agent who asks can open a card. Sign in as Ana to ask for payments.
      - button "Sign in"
`,
    focus: ['Sign in'],
    said: [],
  },
  {
    name: 'the desk’s notice',
    wanted: {tag: 'chatpay-desk-notice', set: {notice: 'key-lost'}},
    open: (page) => page.keyboard.press('Tab'),
    tree: `
    - alert:
      - heading "This card cannot be opened here" [level=1]
      - paragraph: Only the browser tab that asked for it has the key. Use that tab, or ask the customer again.
      - button "Close"
`,
    focus: ['Close'],
    said: [
      'This card cannot be opened here Only the browser tab that asked for it has the key. Use that tab, or ask the customer again. Close',
    ],
  },
  {
    name: 'the guard’s warning',
    wanted: {tag: 'chatpay-guard', status: 'waiting'},
    open: (page) => page.getByLabel('Message').pressSequentially('4111 1111 1111 1111 '),
    tree: `
    - textbox "Message": 4111 1111 1111 1111
    - status: This looks like a card number. It will be hidden when you send it.
    - button "Pay securely instead"
`,
    focus: ['Message', 'Pay securely instead'],
    said: ['This looks like a card number. It will be hidden when you send it.'],
  },
  {
    name: 'the card view, revealed',
    wanted: {tag: 'chatpay-card-view', set: {card: CARD}},
    open: press('Reveal'),
    tree: `
${cardTree('Hide', '4111 1111 1111 1111', '"123"')}
      - button "Card Refused"
      - button "Mark as Completed"
    - status
`,
    focus: [
      'Hide',
      'Copy card number',
      'Copy name',
      'Copy expiration date',
      'Copy security code',
      'Card Refused',
      'Mark as Completed',
    ],
    said: [],
  },
  {
    name: 'the reasons for which a card is refused',
    wanted: {tag: 'chatpay-card-view', set: {card: CARD}},
    open: press('Card Refused'),
    tree: `
${MASKED_CARD}
      - group "Why was the card refused?":
        - heading "Why was the card refused?" [level=2]
        - button "Declined"
        - button "Expired"
        - button "Wrong details"
        - button "Other reason"
        - button "Back"
    - status
`,
    focus: ['Declined', 'Expired', 'Wrong details', 'Other reason', 'Back'],
    said: [],
  },
];

/** What every live region says now, and what was said by the one way that Chromium has. */
const saidIn = (page: Page) => page.evaluate(() => (window as unknown as {heard(): string[]}).heard());

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

  const show = (wanted: Wanted) =>
    page.evaluate((wish) => (window as unknown as {show(wish: Wanted): Promise<void>}).show(wish), wanted);
  const treeNow = async () => {
    const seen = await page.locator('body').ariaSnapshot();
    return `\n${seen.replaceAll(/\d+:\d\d [AP]M/g, 'TIME')}\n`;
  };
  const plain = (tree: string) => tree.replaceAll(/^ {4}/gm, '');
  /** A moment must be enough for a page at rest; a busy machine comes to it later. */
  const becomes = async (tree: string) => {
    await page.waitForTimeout(200);
    for (let tries = 0; tries < 150 && (await treeNow()) !== plain(tree); tries++) await page.waitForTimeout(200);
    expect(await treeNow()).to.equal(plain(tree));
  };

  for (const [name, wanted, tree] of TREES) {
    it(`of ${name}`, async () => {
      await show(wanted);
      await becomes(tree);
    });
  }

  it('has the pill’s time left as a description', async () => {
    await show({tag: 'chatpay-status', side: 'agent', status: 'submitted'});
    const devtools = await page.context().newCDPSession(page);
    const {nodes} = await devtools.send('Accessibility.getFullAXTree');
    await devtools.detach();
    const pill = nodes.find(({role}) => role?.value === 'button');
    expect([pill?.name?.value, pill?.description?.value]).to.deep.equal(['View Card', 'Expires in 10:00']);
  });

  for (const {name, wanted, open, tree, focus, said} of OPENED) {
    it(`of ${name}, which is said once, and where Tab leads`, async () => {
      await show(wanted);
      await open?.(page);
      await becomes(tree);
      for (let tries = 0; tries < 150 && (await saidIn(page)).length < said.length; tries++)
        await page.waitForTimeout(200);
      const heard = await saidIn(page);
      await page.evaluate(() =>
        document.body.append(Object.assign(document.createElement('button'), {textContent: 'the end'})),
      );
      const order: string[] = [];
      for (let now = await focused(page); now !== 'the end' && order.length < 12; now = await focused(page)) {
        order.push(now);
        await page.keyboard.press('Tab');
      }
      expect({said: heard, focus: order}).to.deep.equal({said, focus});
    });
  }
});
