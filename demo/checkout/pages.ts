import type {Checkout} from '../../src/collection/provider.js';
import {formatMoney} from '../../src/request/money.js';
import type {Receipt} from '../../src/request/receipt.js';
import type {Order} from '../../src/request/terms.js';
import type {LinkView} from '../../src/server/index.js';

type Known = Exclude<LinkView, {page: 'unknown'}>;

/** What each page says that cannot be paid. */
const ENDS: {readonly [P in Exclude<LinkView['page'], 'ready' | 'paying'>]: readonly [title: string, words: string]} = {
  review: [
    'Your payment is being checked',
    'The bank is looking at it. There is nothing you need to do: you get a message once it is decided.',
  ],
  paid: ['This is paid already', 'The receipt was sent to the phone that this link was sent to.'],
  canceled: [
    'This payment was canceled',
    'The shop withdrew it, and nothing was taken. Ask them if you did not expect that.',
  ],
  declined: [
    'This payment was declined',
    'Nothing was taken. Ask the shop for a new link if you would like to pay after all.',
  ],
  expired: ['This link has expired', 'Nothing was taken. Ask the shop for a new link.'],
  unknown: ['This link leads nowhere', 'Check that all of it was opened, or ask the shop for a new one.'],
};

const PAYING = {
  here: ['Your payment is under way', 'If you have just paid, this page will say so in a moment.'],
  elsewhere: [
    'Somebody is paying this now',
    'The link was opened on another device or in another browser. If that was not you, tell the shop.',
  ],
} as const;

const REFUSALS = {
  declined: 'The card was declined, and nothing was taken. You can try another one.',
  expired: 'That card has expired, and nothing was taken. You can try another one.',
  'wrong-details': 'The card’s details were not right, and nothing was taken. You can try again.',
  unreadable: 'The card could not be read, and nothing was taken. You can try again.',
  other: 'The payment was not finished, and nothing was taken. You can try again.',
} as const;

/**
 * The page that a payment link opens.
 *
 * @param path The page's own path, without a slash at its end.
 */
export function linkPage(view: LinkView, path: string): string {
  if (view.page === 'unknown') return ending(view.page);
  if (view.page === 'paying') return payingPage(view, path);
  return view.page === 'ready' ? readyPage(view, path) : ending(view.page, view);
}

function readyPage(view: Known, path: string): string {
  const {terms, until = view.now, now, refusal} = view;
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return page({
    title: `Pay ${terms.merchant.name}`,
    script: 'link',
    body: `${head(view)}
      ${refusal ? `<p class="notice" role="status">${text(REFUSALS[refusal])}</p>` : ''}
      ${orderTable(terms.order)}
      ${continueButton(path)}
      <p class="quiet"><span data-until="${until}" data-now="${now}">You have ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.</span>
        Your card’s details go to the payment provider alone.</p>`,
  });
}

function payingPage(view: Known, path: string): string {
  const [title, words] = view.isHere ? PAYING.here : PAYING.elsewhere;
  const goOn = `<p>You have not paid yet? Your form is still there.</p>${continueButton(path)}`;
  if (view.canGoOn) return page({title, body: `${head(view)}<h2>${title}</h2>${goOn}`});
  // without a script too; no sooner, so that a screen reader gets to the end
  return page({title, refreshSeconds: 8, body: `${head(view)}<h2>${title}</h2><p>${words}</p>`});
}

function ending(name: keyof typeof ENDS, view?: Known): string {
  const [title, words] = ENDS[name];
  const refresh = name === 'review' ? {refreshSeconds: 30} : {};
  return page({title, ...refresh, body: `${view ? head(view) : ''}<h2>${title}</h2><p>${words}</p>`});
}

/** Goes on to the provider's own page; by the button where there are no scripts. */
export function forwardPage({action, fields}: Extract<Checkout, {kind: 'redirect'}>): string {
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}" />`);
  return page({
    title: 'To the payment',
    script: 'forward',
    body: `<h2>To the payment</h2><form method="post" action="${text(action)}" id="forward">${inputs.join('')}
      <button>Go on to the payment</button></form>`,
  });
}

/** The page with the vault's own card form, which posts the card from the browser straight to the provider. */
export function postPage(
  checkout: Extract<Checkout, {kind: 'direct-post'}>,
  options: {view: LinkView; terms: string; vaultOrigin: string},
): string {
  const {view} = options;
  const known = view.page === 'unknown' ? '' : head(view) + orderTable(view.terms.order);
  return page({title: 'Payment', body: known + vaultFrame(checkout, options)});
}

/** The frame with the vault's card form; one that stays takes the provider's answer in, where it may not take the window along. */
export function vaultFrame(
  {fields, networks}: Extract<Checkout, {kind: 'direct-post'}>,
  options: {view: LinkView; terms: string; vaultOrigin: string; stays?: true},
): string {
  const {view, terms, vaultOrigin, stays} = options;
  const now = view.page === 'unknown' ? 0 : view.now;
  // behind the #, so that it goes to no server
  const asked = encodeURIComponent(JSON.stringify({terms, fields, networks, now, stays}));
  const allow = `allow-scripts allow-same-origin allow-forms${stays ? '' : ' allow-top-navigation-by-user-activation'}`;
  return `<iframe title="Secure payment form" src="${text(vaultOrigin)}/post.html#${asked}" sandbox="${allow}"
      allow="autofill; manual-text" referrerpolicy="no-referrer"></iframe>`;
}

/** The page that mounts the provider's script. */
export function mountPage(
  {context, script, integrity}: Extract<Checkout, {kind: 'mount'}>,
  {view, reference, path}: {view: LinkView; reference: string; path: string},
): string {
  const settings = JSON.stringify({context, script, integrity, reference, back: `${path}/return`});
  const known = view.page === 'unknown' ? '' : head(view) + orderTable(view.terms.order);
  return page({
    title: 'Payment',
    script: 'mount',
    body: `${known}<div id="payment" data-settings="${text(settings)}"></div><p id="state" role="status"></p>
      <noscript><p>This shop’s payment needs JavaScript.</p></noscript>`,
  });
}

/** The receipt, printable; or why there is none. */
export function receiptPage(receipt: Receipt | 'expired' | undefined): string {
  if (receipt === undefined) return ending('unknown');
  if (receipt === 'expired') return troublePage('This receipt’s link has expired', 'Ask the shop for another one.');
  const number = receipt.orderNumber === undefined ? '' : `<p>Order number ${text(receipt.orderNumber)}</p>`;
  return page({
    title: `Receipt · ${receipt.merchantName}`,
    script: 'receipt',
    body: `<chatpay-receipt data-receipt="${text(JSON.stringify(receipt))}">
        <h2>Payment Accepted</h2><p>${text(receipt.merchantName)}</p>${number}${orderTable(receipt)}
      </chatpay-receipt>`,
  });
}

/** A page that says what is wrong and nothing else. */
export function troublePage(title: string, words: string): string {
  return page({title, body: `<h2>${text(title)}</h2><p>${text(words)}</p>`});
}

/** A press counts as opening the link; a look does not. */
function continueButton(path: string): string {
  return `<form method="post" action="${text(path)}/continue"><button>Continue</button></form>`;
}

/** Who is paid, and for what. */
export function head({terms}: Known): string {
  const {merchant, order} = terms;
  const isNamed = order.number === undefined || order.reason.includes(order.number);
  const number = isNamed ? '' : ` · Order ${text(order.number ?? '')}`;
  return `<header><h1>${text(merchant.name)}</h1><p>${text(order.reason)}${number}</p></header>`;
}

/** What is paid, in one line. */
export function amountLine({amount}: Pick<Order, 'amount'>): string {
  return `<p class="total"><span>Total</span> <strong>${text(formatMoney(amount, 'en-US'))}</strong></p>`;
}

function orderTable({lines = [], subtotal, tax, amount}: Pick<Order, 'lines' | 'subtotal' | 'tax' | 'amount'>): string {
  const row = (name: string, money: Order['amount'], tag: 'td' | 'th' = 'td') =>
    `<tr><${tag} scope="row"><bdi>${text(name)}</bdi></${tag}><${tag} class="money">${text(formatMoney(money, 'en-US'))}</${tag}></tr>`;
  const items = lines.map(({name, quantity, amount: price}) =>
    row(quantity === 1 ? name : `${quantity} × ${name}`, price).replace(' scope="row"', ''),
  );
  const sums = [subtotal && row('Subtotal', subtotal), tax && row('Tax', tax)].filter((one) => one !== undefined);
  const rows = [...items, ...sums.map((one) => one.replace(' scope="row"', ''))];
  return `<table><tbody>${rows.join('')}</tbody><tfoot>${row('Total', amount, 'th')}</tfoot></table>`;
}

/** A whole page. One with a frame that is to fill it says so. */
export function page(options: {
  title: string;
  body: string;
  script?: string;
  refreshSeconds?: number;
  isFrame?: boolean;
}): string {
  const {title, body, script, refreshSeconds, isFrame} = options;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}" />` : ''}
    <title>${text(title)}</title>
    <link rel="stylesheet" href="/pages.css" />
    <link rel="stylesheet" href="/checkout.css" />
    ${script ? `<script type="module" src="/${script}.js"></script>` : ''}
  </head>
  <body${isFrame ? ' class="around"' : ''}><main>${body}</main></body>
</html>
`;
}

/** Text in markup, between tags or in a quoted attribute. */
export function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
