import type {SVGTemplateResult} from 'lit';

import type {ChatTerms, PlainTerm} from '../../locales/host-terms.js';
import type {EndReason, RefusalReason} from '../../request/command.js';
import type {RequestStatus} from '../../session/session.js';
import {alertIcon, checkIcon, clockIcon, crossIcon, lockIcon} from '../../styles/icons.js';

/** What a customer reads about a status, and with which sign. */
export interface CustomerLook {
  readonly words: PlainTerm<ChatTerms>;
  readonly tone: 'neutral' | 'success' | 'warning';
  /** A spinner stands where there is none. */
  readonly icon?: SVGTemplateResult;
}

const expired: CustomerLook = {words: 'hasExpired', tone: 'neutral', icon: clockIcon};
const accepted: CustomerLook = {words: 'paymentAccepted', tone: 'success', icon: checkIcon};

/** The customer's words for each status; a request that waits for them shows its buttons instead. */
export const CUSTOMER_LOOKS: {readonly [S in RequestStatus]?: CustomerLook} = {
  declined: {words: 'youDeclined', tone: 'neutral', icon: crossIcon},
  expired,
  lapsed: expired,
  submitted: {words: 'cardWasSent', tone: 'success', icon: lockIcon},
  refused: {words: 'refusedOther', tone: 'warning', icon: alertIcon},
  paying: {words: 'paying', tone: 'neutral'},
  review: {words: 'beingChecked', tone: 'neutral', icon: clockIcon},
  completed: accepted,
  paid: accepted,
  canceled: {words: 'wasCanceled', tone: 'neutral', icon: crossIcon},
};

/** What a customer reads while the sealed card is on its way. */
export const SENDING: CustomerLook = {words: 'sendingCard', tone: 'neutral'};

/** Why a card did not work. */
export const REFUSALS = {
  declined: 'refusedDeclined',
  expired: 'refusedExpired',
  'wrong-details': 'refusedWrongDetails',
  unreadable: 'refusedUnreadable',
  other: 'refusedOther',
} as const satisfies {readonly [R in RefusalReason]: PlainTerm<ChatTerms>};

/** Why the host ended a request; both sides read it. */
export const ENDINGS = {
  'chat-closed': 'endedChatClosed',
  'agent-left': 'endedAgentLeft',
  'agent-replaced': 'endedAgentReplaced',
} as const satisfies {readonly [R in EndReason]: PlainTerm<ChatTerms>};
