import './harden.js';
import '../desk-ui/define-notice.js';
import '../form/define.js';

import * as v from 'valibot';

import {brandOf} from '../../card/brands.js';
import {en} from '../../locales/vault/en.js';
import {MalformedError, TermsError} from '../../request/errors.js';
import {decimalString} from '../../request/money.js';
import {parseJsonText, parseWith} from '../../request/parse.js';
import {verifyTerms} from '../../request/terms-token.js';
import type {Terms} from '../../request/terms.js';
import type {Trust} from '../../request/trust.js';
import {Aim} from '../aim.js';
import type {CardData} from '../card-data.js';
import {watchHeight} from '../height.js';
import {applySettings} from '../look.js';
import {themeSchema} from '../messages.js';
import {speakOwnWords} from '../own-words.js';
import {speakTitle} from '../page-title.js';
import {Sight} from '../sight.js';
import {parseTrust} from '../trust-schema.js';
import {trust as deployed} from './trust.js';

/** Most characters of what the page is opened with: signed terms of 8 KiB, and the provider's fields. */
const MAX_ASKED_CHARS = 24 * 1024;

/** A field that the merchant's server has signed; the card's own fields are never among them. */
const field = v.tuple([
  v.pipe(v.string(), v.regex(/^(?!card_)[a-z_\d]{1,60}$/)),
  v.pipe(v.string(), v.maxLength(1000)),
]);

/** What the checkout page asks for, behind the `#` of this page's address. */
const askedSchema = v.strictObject({
  terms: v.string(),
  fields: v.pipe(v.array(field), v.maxLength(40)),
  /** The provider's number of each card network. */
  networks: v.record(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), v.pipe(v.string(), v.regex(/^\d{1,4}$/))),
  /** The authority's clock. */
  now: v.number(),
  /** Whether the provider's answer comes into this frame: the page around it is in a frame itself. */
  stays: v.optional(v.boolean()),
  /** Origin of the page around it, where that wants to know how high this one is. */
  around: v.optional(v.string()),
  /** The language, the direction and the look of the page around it. */
  locale: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z\d-]{2,35}$/)), 'en'),
  direction: v.optional(v.picklist(['ltr', 'rtl']), 'ltr'),
  theme: v.optional(themeSchema, {}),
});

type Asked = v.InferOutput<typeof askedSchema>;

/**
 * The page with the merchant's own card form: the card goes from here straight to the provider, by a form whose one
 * possible address the page's policy names. The form says what the signed terms say, and is shown only when the provider is
 * asked for just that.
 */
async function start(): Promise<void> {
  const root = document.querySelector('main')!;
  try {
    const trust = parseTrust(deployed, location.origin);
    speakOwnWords(trust.words, en);
    speakTitle(document, 'form.page');
    const asked = parseWith(askedSchema, parseJsonText(fragment(), MAX_ASKED_CHARS), 'what the form is opened with');
    await applySettings(document.documentElement, asked);
    tellHeight(root, asked, trust);
    const ahead = asked.now - Date.now();
    const terms = await verifyTerms(asked.terms, {trust, now: asked.now});
    checkFields(terms, asked);
    showForm(root, {terms, asked, trust, now: () => Date.now() + ahead});
  } catch {
    const notice = document.createElement('chatpay-desk-notice');
    notice.notice = 'terms-rejected';
    root.replaceChildren(notice);
  }
}

function fragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    throw new MalformedError('what the form is opened with cannot be read');
  }
}

/** Tells a page that the deployment knows how high this one is, and nothing else. */
function tellHeight(root: HTMLElement, {around}: Asked, {embedders}: Trust): void {
  if (around === undefined || !embedders.includes(around)) return;
  watchHeight(root, (height) => parent.postMessage({height}, around));
}

/** What the customer reads and what the provider is asked for must be the same. @throws {TermsError} */
function checkFields({collection, order}: Terms, {fields}: Asked): void {
  const signed = new Map(fields);
  if (collection !== 'secure-acceptance-merchant') throw new TermsError('collection');
  const isSame =
    signed.get('amount') === decimalString(order.amount) && signed.get('currency') === order.amount.currency;
  if (!isSame || signed.size !== fields.length) throw new TermsError('claims');
}

function showForm(
  root: HTMLElement,
  {terms, asked, trust, now}: {terms: Terms; asked: Asked; trust: Trust; now: () => number},
): void {
  const {postsTo} = trust;
  if (postsTo === undefined) throw new MalformedError('trust.js does not say where the form is posted to');
  const form = document.createElement('chatpay-card-form');
  form.terms = terms;
  form.now = now;
  form.held = true;
  if (trust.merchant.logo !== undefined) form.merchantLogo = trust.merchant.logo;
  form.marks = trust.marks;
  const sight = new Sight((seen) => form.see(seen));
  new Aim(
    document,
    () => form.payButton,
    (isMisled) => (form.moved = isMisled),
  );
  form.addEventListener('chatpay-card-entered', ({card}) => {
    if (form.sealing || !sight.isClear) return;
    form.sealing = true;
    post(card, asked, postsTo);
    form.clear();
  });
  root.replaceChildren(form);
  void form.updateComplete.then(() => {
    sight.watch(form.payButton ?? form);
    form.focus();
  });
}

/** Posts the card with the signed fields, and takes the whole window along where it may: the provider's answer is a page. */
function post(card: CardData, {fields, networks, stays}: Asked, action: string): void {
  if (card.kind !== 'card') return;
  const {month, year} = card.expiry;
  const network = networks[brandOf(card.pan)?.id ?? ''];
  const own = [
    ['card_number', card.pan],
    ['card_expiry_date', `${String(month).padStart(2, '0')}-${year}`],
    ...(network ? [['card_type', network]] : []),
    ...(card.securityCode ? [['card_cvn', card.securityCode]] : []),
  ];
  const form = document.createElement('form');
  form.method = 'post';
  form.target = stays ? '_self' : '_top';
  form.action = action;
  for (const [name = '', value = ''] of [...fields, ...own]) {
    form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

void start();
