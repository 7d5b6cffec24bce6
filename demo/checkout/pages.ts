import type {Checkout} from '../../src/collection/provider.js';
import {formatMoney} from '../../src/request/money.js';
import type {Receipt} from '../../src/request/receipt.js';
import type {Order} from '../../src/request/terms.js';
import type {LinkView} from '../../src/server/index.js';
import {inMinutes} from './words/minutes.js';
import type {Tongue} from './words/tongue.js';

/** A page in a language. */
type In = {readonly tongue: Tongue};

type Known = Exclude<LinkView, {page: 'unknown'}>;

/** A lock, as beside every Pay button. */
const LOCK =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" /></svg>';

/** What each page says that cannot be paid: a title, and what follows from it. */
const ENDS = {
  review: ['review', 'reviewWords'],
  paid: ['paid', 'paidWords'],
  canceled: ['canceled', 'canceledWords'],
  declined: ['declined', 'declinedWords'],
  expired: ['expired', 'expiredWords'],
  unknown: ['unknown', 'unknownWords'],
} as const satisfies {readonly [P in Exclude<LinkView['page'], 'ready' | 'paying'>]: unknown};

/** Who gets the card in every collection in which no agent does; a text of its own direction: First Strong Isolate to Pop. */
const PROVIDER = '\u2068CyberSource\u2069';

const REFUSALS = {
  declined: 'refusedDeclined',
  expired: 'refusedExpired',
  'wrong-details': 'refusedWrongDetails',
  unreadable: 'refusedUnreadable',
  other: 'refusedOther',
} as const;

/**
 * The page that a payment link opens.
 *
 * @param path The page's own path, without a slash at its end.
 */
export function linkPage(view: LinkView, path: string, tongue: Tongue): string {
  if (view.page === 'unknown') return ending(view.page, tongue);
  if (view.page === 'paying') return payingPage(view, path, tongue);
  return view.page === 'ready' ? readyPage(view, path, tongue) : ending(view.page, tongue, view);
}

function readyPage(view: Known, path: string, tongue: Tongue): string {
  const {lang, words} = tongue;
  const {terms, until = view.now, now, refusal} = view;
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return page({
    tongue,
    title: words.pay(terms.merchant.name),
    script: 'link',
    body: `${head(view, tongue)}
      ${refusal ? `<p class="notice" role="status">${text(words[REFUSALS[refusal]])}</p>` : ''}
      ${orderTable(terms.order, tongue)}
      ${continueButton(path, tongue)}
      <p class="quiet">${LOCK}<span><span data-until="${until}" data-now="${now}"
          data-words="${text(JSON.stringify(words.left))}">${text(inMinutes(words.left, minutes, lang))}</span>
        ${text(words.cardGoes(PROVIDER))}</span></p>`,
  });
}

function payingPage(view: Known, path: string, tongue: Tongue): string {
  const {words} = tongue;
  const title = view.isHere ? words.payingHere : words.payingElsewhere;
  const top = `${head(view, tongue)}<h2>${text(title)}</h2>`;
  const goOn = `<p>${text(words.formIsThere)}</p>${continueButton(path, tongue)}`;
  if (view.canGoOn) return page({tongue, title, body: top + goOn});
  const what = view.isHere ? words.payingHereWords : words.payingElsewhereWords;
  // without a script too; no sooner, so that a screen reader gets to the end
  return page({tongue, title, refreshSeconds: 8, body: `${top}<p>${text(what)}</p>`});
}

function ending(name: keyof typeof ENDS, tongue: Tongue, view?: Known): string {
  const [title, what] = ENDS[name].map((term) => tongue.words[term]) as [string, string];
  const refresh = name === 'review' ? {refreshSeconds: 30} : {};
  const top = view ? head(view, tongue) : '';
  const tag = view ? 'h2' : 'h1';
  return page({tongue, title, ...refresh, body: `${top}<${tag}>${text(title)}</${tag}><p>${text(what)}</p>`});
}

/** Goes on to the provider's own page; by the button where there are no scripts. */
export function forwardPage({action, fields}: Extract<Checkout, {kind: 'redirect'}>, tongue: Tongue): string {
  const {toPayment, goOnToPayment} = tongue.words;
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}" />`);
  return page({
    tongue,
    title: toPayment,
    script: 'forward',
    body: `<h1>${text(toPayment)}</h1><form method="post" action="${text(action)}" id="forward">${inputs.join('')}
      <button>${text(goOnToPayment)}</button></form>`,
  });
}

/**
 * The page with the vault's own card form, which posts the card from the browser straight to the provider. Who is paid, for
 * what and how much stands in the form, as it was signed, and is not said again around it.
 */
export function postPage(
  checkout: Extract<Checkout, {kind: 'direct-post'}>,
  options: {view: LinkView; terms: string; vaultOrigin: string; origin?: string} & In,
): string {
  const {view, tongue} = options;
  const body = vaultFrame(checkout, options) + below(view, tongue);
  return page({tongue, title: tongue.words.payment, body});
}

/**
 * The frame with the vault's card form; one that stays takes the provider's answer in, where it may not take the window along.
 * One that is told the origin of the page around it says how high it is, so that nothing has to be scrolled in it.
 */
export function vaultFrame(
  {fields, networks}: Extract<Checkout, {kind: 'direct-post'}>,
  options: {view: LinkView; terms: string; vaultOrigin: string; origin?: string; stays?: true} & In,
): string {
  const {view, terms, vaultOrigin, origin: around, stays, tongue} = options;
  const now = view.page === 'unknown' ? 0 : view.now;
  const {lang: locale, direction} = tongue;
  const asked = JSON.stringify({terms, fields, networks, now, around, stays, locale, direction});
  const allow = `allow-scripts allow-same-origin allow-forms${stays ? '' : ' allow-top-navigation-by-user-activation'}`;
  return `<iframe title="${text(tongue.words.secureForm)}" data-form="${text(vaultOrigin)}/post.html" data-asked="${text(asked)}"
      sandbox="${allow}" allow="autofill; manual-text" referrerpolicy="no-referrer"></iframe>
    <script type="module" src="/card-form.js"></script>
    <noscript><p>${text(tongue.words.needsScript)}</p></noscript>`;
}

/** The page that mounts the provider's script. */
export function mountPage(
  {context, script, integrity}: Extract<Checkout, {kind: 'mount'}>,
  {view, reference, path, tongue}: {view: LinkView; reference: string; path: string} & In,
): string {
  const {payment, needsScript, oneMoment} = tongue.words;
  const settings = JSON.stringify({context, script, integrity, reference, back: `${path}/return`, oneMoment});
  return page({
    tongue,
    title: payment,
    script: 'mount',
    body: `${payHead(view, tongue)}<div id="payment" data-settings="${text(settings)}"></div><p id="state" role="status"></p>
      <noscript><p>${text(needsScript)}</p></noscript>${below(view, tongue)}`,
  });
}

/** The receipt, printable; or why there is none. */
export function receiptPage(receipt: Receipt | 'expired' | undefined, tongue: Tongue): string {
  if (receipt === undefined) return ending('unknown', tongue);
  if (receipt === 'expired') return troublePage('receiptExpired', tongue);
  const {words} = tongue;
  const number = receipt.orderNumber === undefined ? '' : `<p>${text(words.orderNumber(receipt.orderNumber))}</p>`;
  return page({
    tongue,
    title: words.receipt(receipt.merchantName),
    script: 'receipt',
    body: `<chatpay-receipt data-receipt="${text(JSON.stringify(receipt))}">
        <h1>${text(words.accepted)}</h1><p>${text(receipt.merchantName)}</p>${number}${orderTable(receipt, tongue)}
      </chatpay-receipt>`,
  });
}

/** A page that says what is wrong and nothing else. */
export function troublePage(name: 'receiptExpired' | 'unverified' | 'tooOften' | 'busy', tongue: Tongue): string {
  const [title, what] = [tongue.words[name], tongue.words[`${name}Words`]];
  return page({tongue, title, body: `<h1>${text(title)}</h1><p>${text(what)}</p>`});
}

/** A press counts as opening the link; a look does not. */
function continueButton(path: string, {lang, words}: Tongue): string {
  const action = `${path}/continue?lang=${encodeURIComponent(lang)}`;
  return `<form method="post" action="${text(action)}"><button>${text(words.continue)}</button></form>`;
}

/** Who is paid, and for what; and how much, where nothing else on the page says it. */
function head({terms}: Known, {lang, words}: Tongue, {withAmount}: {withAmount?: true} = {}): string {
  const {merchant, order} = terms;
  const isNamed = order.number === undefined || order.reason.includes(order.number);
  const number = isNamed ? '' : ` · ${text(words.order(order.number ?? ''))}`;
  const [initial = ''] = merchant.name;
  const amount = withAmount ? `<p class="amount"><bdi>${text(formatMoney(order.amount, lang))}</bdi></p>` : '';
  return `<header>
      <div class="merchant"><span class="initial" aria-hidden="true">${text(initial)}</span><h1>${text(merchant.name)}</h1></div>
      ${amount}<p>${text(order.reason)}${number}</p>
    </header>`;
}

/** What is to be known above a provider's own fields. */
export function payHead(view: LinkView, tongue: Tongue): string {
  return view.page === 'unknown' ? '' : head(view, tongue, {withAmount: true});
}

/** What stands below the fields: who gets the card, and what the order was, for those who want to look again. */
function below(view: LinkView, tongue: Tongue): string {
  const {cardGoes, orderDetails} = tongue.words;
  const note = `<p class="quiet">${LOCK}<span>${text(cardGoes(PROVIDER))}</span></p>`;
  if (view.page === 'unknown') return note;
  const {order} = view.terms;
  if (!order.lines?.length && !order.subtotal && !order.tax) return note;
  return `${note}<details><summary>${text(orderDetails)}</summary>${orderTable(order, tongue)}</details>`;
}

function orderTable(
  {lines = [], subtotal, tax, amount}: Pick<Order, 'lines' | 'subtotal' | 'tax' | 'amount'>,
  {lang, words}: Tongue,
): string {
  const row = (name: string, money: Order['amount'], tag: 'td' | 'th' = 'td') =>
    `<tr><${tag} scope="row"><bdi>${text(name)}</bdi></${tag}><${tag} class="money">${text(formatMoney(money, lang))}</${tag}></tr>`;
  const items = lines.map(({name, quantity, amount: price}) =>
    row(quantity === 1 ? name : `${new Intl.NumberFormat(lang).format(quantity)} × ${name}`, price).replace(
      ' scope="row"',
      '',
    ),
  );
  const sums = [subtotal && row(words.subtotal, subtotal), tax && row(words.tax, tax)].filter(
    (one) => one !== undefined,
  );
  const rows = [...items, ...sums.map((one) => one.replace(' scope="row"', ''))];
  return `<table><tbody>${rows.join('')}</tbody><tfoot>${row(words.total, amount, 'th')}</tfoot></table>`;
}

/** A whole page. One with a frame that is to fill it says so. */
export function page(options: {
  tongue: Tongue;
  title: string;
  body: string;
  script?: string;
  refreshSeconds?: number;
  isFrame?: boolean;
}): string {
  const {tongue, title, body, script, refreshSeconds, isFrame} = options;
  return `<!doctype html>
<html lang="${text(tongue.lang)}" dir="${tongue.direction}">
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
