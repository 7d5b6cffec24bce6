import type {Meta, StoryObj} from '@storybook/web-components-vite';

import {framedForwardPage, framedPostPage, returnedPage} from '../demo/checkout/frame-pages.js';
import {forwardPage, linkPage, mountPage, postPage, troublePage} from '../demo/checkout/pages.js';
import {tongueIn, type Tongue} from '../demo/checkout/words/tongue.js';
import {LANGUAGES} from '../src/locales/languages.js';
import type {LinkView} from '../src/server/link/link-view.js';
import {anatomyOf, type Piece} from './support/anatomy.js';
import {viewOn} from './support/link-views.js';
import {pageFrame, pageShown} from './support/page-frame.js';

/** Writes a page in a language. */
type Write = (tongue: Tongue) => string;

/** The page that a payment link opens, in every state in which a customer can find it. */
export default {
  title: 'Customer/Checkout page',
  tags: ['!autodocs'],
  args: {lang: 'en-US'},
  argTypes: {
    lang: {
      control: 'select',
      options: ['en-US', ...LANGUAGES.map(({code}) => code).filter((code) => code !== 'en')],
      description: 'The language of the page; the customer’s browser says it.',
    },
    write: {table: {disable: true}},
  },
  render: ({write, lang}) => pageFrame((write as Write)(tongueIn([String(lang)])), 'The checkout'),
  play: pageShown,
} satisfies Meta;

const shown = (write: Write, lang = 'en-US'): StoryObj => ({args: {write, lang}});
const link = (view: LinkView, lang?: string) => shown((tongue) => linkPage(view, '/p/TOKEN', tongue), lang);
const refused = (refusal: NonNullable<Extract<LinkView, {terms: unknown}>['refusal']>) =>
  link(viewOn('ready', {refusal}));

export const Ready = link(viewOn('ready'));
export const CardDeclined = refused('declined');
export const CardExpired = refused('expired');
export const WrongDetails = refused('wrong-details');
export const NotFinished = refused('other');
export const PayingElsewhere = link(viewOn('paying', {isHere: false, canGoOn: false}));
export const PayingHere = link(viewOn('paying', {isHere: true, canGoOn: false}));
export const LeftWhilePaying = link(viewOn('paying', {isHere: true, canGoOn: true}));
export const UnderReview = link(viewOn('review'));
export const AlreadyPaid = link(viewOn('paid'));
export const Canceled = link(viewOn('canceled'));
export const Declined = link(viewOn('declined'));
export const Expired = link(viewOn('expired'));
export const Unknown = link({page: 'unknown'});
export const German = link(viewOn('ready'), 'de');
export const Arabic = link(viewOn('ready'), 'ar');

const redirect = {kind: 'redirect', action: 'https://provider.example/pay', fields: []} as const;
const mount = {kind: 'mount', context: '', script: 'https://provider.example/a.js', integrity: ''} as const;
const post = {
  kind: 'direct-post',
  action: 'https://provider.example/silent/pay',
  fields: [],
  cardFields: {number: 'card_number', expiry: 'card_expiry_date', securityCode: 'card_cvn', network: 'card_type'},
  networks: {visa: '001'},
} as const;

/** Stands where the vault's frame is: the form in it is a story of its own, and takes signed terms from a real vault only. */
const vaultOrigin = `data:text/html;charset=utf-8,${encodeURIComponent(
  '<!doctype html><html lang="en"><title>Vault</title><body style="font: 1rem system-ui">The vault’s card form<!--',
)}`;
const inVault = (tongue: Tongue) => ({view: viewOn('paying', {isHere: true}), terms: '', vaultOrigin, tongue});

export const OnTheWayToTheProvider = shown((tongue) => forwardPage(redirect, tongue));
export const AroundTheProvidersPage = shown((tongue) => framedForwardPage(redirect, {view: viewOn('paying'), tongue}));
export const AroundTheProvidersScript = shown((tongue) =>
  mountPage(mount, {view: viewOn('paying'), reference: 'reference', path: '/p/TOKEN', tongue}),
);
/** The page's heading is inside of the vault's frame. */
const headingInside = {a11y: {options: {rules: {'page-has-heading-one': {enabled: false}}}}};
export const AroundTheVaultsForm: StoryObj = {
  ...shown((tongue) => postPage(post, inVault(tongue))),
  parameters: headingInside,
};
export const AroundTheVaultsFormInAChat: StoryObj = {
  ...shown((tongue) => framedPostPage(post, inVault(tongue))),
  parameters: headingInside,
};
export const Returned = shown((tongue) => returnedPage('/c/TOKEN', tongue));
export const NotVerified = shown((tongue) => troublePage('unverified', tongue));
export const NoAnswer = shown((tongue) => troublePage('busy', tongue));

const PIECES: readonly Piece[] = [
  {name: 'Who is paid', at: 'header h1', description: 'The merchant, from signed terms.'},
  {name: 'For what', at: 'header p', description: 'The order, as it was signed.'},
  {name: 'Notice', at: '.notice', description: 'What became of the last try; there only after one.'},
  {name: 'Order', at: 'table', description: 'Lines, subtotal, tax and total, as the order system gave them.'},
  {name: 'Total', at: 'tfoot', description: 'What will be charged.'},
  {
    name: 'Continue',
    at: 'form button',
    description: 'Only this press opens the payment: messengers look at links, too.',
  },
  {name: 'Time left', at: '.quiet', description: 'How long the link works, and who gets the card.'},
];

export const Anatomy: StoryObj = anatomyOf(CardDeclined, PIECES, {first: pageShown});
