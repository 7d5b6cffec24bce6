import type {SVGTemplateResult} from 'lit';

import type {PlainTerm} from '../../locales/host-terms.js';
import type {PaymentState} from '../../request/state.js';
import type {RequestStatus} from '../../session/session.js';
import {againIcon, alertIcon, cardIcon, checkIcon, clockIcon, crossIcon} from '../../styles/icons.js';

/** How good or bad a status is, for its color. */
export type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger';

/** How a status looks to an agent. */
export interface Look {
  readonly words: PlainTerm;
  readonly tone: Tone;
  /** A spinner stands where there is none. */
  readonly icon?: SVGTemplateResult;
}

/** The agent's words for each status. */
export const LOOKS: {readonly [S in RequestStatus]: Look} = {
  sending: {words: 'sending', tone: 'neutral'},
  unsent: {words: 'tryAgain', tone: 'danger', icon: againIcon},
  waiting: {words: 'waitingForCustomer', tone: 'active', icon: clockIcon},
  undelivered: {words: 'messageNotDelivered', tone: 'danger', icon: alertIcon},
  declined: {words: 'customerDeclinedPayment', tone: 'danger', icon: crossIcon},
  expired: {words: 'requestExpired', tone: 'neutral', icon: clockIcon},
  submitted: {words: 'viewCard', tone: 'success', icon: cardIcon},
  refused: {words: 'cardRefused', tone: 'warning', icon: alertIcon},
  lapsed: {words: 'timeLimitReached', tone: 'warning', icon: clockIcon},
  paying: {words: 'paying', tone: 'active'},
  review: {words: 'paymentUnderReview', tone: 'warning', icon: clockIcon},
  completed: {words: 'completed', tone: 'success', icon: checkIcon},
  paid: {words: 'paid', tone: 'success', icon: checkIcon},
  canceled: {words: 'canceled', tone: 'neutral', icon: crossIcon},
};

/** The look of a request: a card that the agent cannot open was merely received, and a provider's refusal is a failure. */
export function lookOf(status: RequestStatus, state: PaymentState | undefined, mayView = true): Look {
  const look = LOOKS[status];
  if (status === 'submitted' && !mayView) return {...look, words: 'cardReceived'};
  if (status === 'refused' && state && state.terms.collection !== 'reveal') return {...look, words: 'paymentFailed'};
  return look;
}
