import type {Meta, StoryObj} from '@storybook/web-components-vite';

import {framedForwardPage, returnedPage} from '../demo/checkout/frame-pages.js';
import {forwardPage, linkPage, mountPage, troublePage} from '../demo/checkout/pages.js';
import {tongueIn} from '../demo/checkout/words/tongue.js';
import type {LinkView} from '../src/server/link/link-view.js';
import {NOW, viewOn} from './support/link-views.js';
import {pageFrame} from './support/page-frame.js';

const tongue = tongueIn(['en-US']);

/** The page that a payment link opens, in every state in which a customer can find it. */
export default {
  title: 'Customer/Checkout page',
  render: ({page}) => pageFrame(page as string, 'The checkout'),
} satisfies Meta;

const link = (view: LinkView): StoryObj => ({args: {page: linkPage(view, '/p/TOKEN', tongue)}});
const refused = (refusal: NonNullable<Extract<LinkView, {terms: unknown}>['refusal']>) =>
  link(viewOn('ready', {refusal}));

export const Ready = link(viewOn('ready'));
export const ReadyInTheLastMinute = link(viewOn('ready', {until: NOW + 20_000}));
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

const redirect = {kind: 'redirect', action: 'https://provider.example/pay', fields: []} as const;
const mount = {kind: 'mount', context: '', script: 'https://provider.example/a.js', integrity: ''} as const;

export const OnTheWayToTheProvider: StoryObj = {args: {page: forwardPage(redirect, tongue)}};
export const AroundTheProvidersPage: StoryObj = {
  args: {page: framedForwardPage(redirect, {view: viewOn('paying'), tongue})},
};
export const AroundTheProvidersScript: StoryObj = {
  args: {page: mountPage(mount, {view: viewOn('paying'), reference: 'reference', path: '/p/TOKEN', tongue})},
};
export const Returned: StoryObj = {args: {page: returnedPage('/c/TOKEN', tongue)}};
export const NotVerified: StoryObj = {
  args: {
    page: troublePage('unverified', tongue),
  },
};
