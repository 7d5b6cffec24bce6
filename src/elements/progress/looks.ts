import type {SVGTemplateResult} from 'lit';

import type {PlainLinkTerm} from '../../locales/link-terms.js';
import {alertIcon, checkIcon, clockIcon, crossIcon} from '../../styles/icons.js';
import type {Step} from './steps.js';

/** How good or bad a step is, for its color. */
export type Tone = 'active' | 'success' | 'warning' | 'danger' | 'neutral';

/** How a step looks. */
export interface StepLook {
  readonly tone: Tone;
  /** What its mark says. */
  readonly mark: Extract<PlainLinkTerm, `mark.${string}`>;
  /** A spinner stands where there is none and it is current, a plain ring where it is ahead. */
  readonly icon?: SVGTemplateResult;
}

const FAILED: StepLook = {tone: 'danger', mark: 'mark.failed', icon: alertIcon};
const OVER: StepLook = {tone: 'neutral', mark: 'mark.now', icon: crossIcon};
const SETTLED: StepLook = {tone: 'success', mark: 'mark.done', icon: checkIcon};

/** Steps that look unlike others when the payment stands there. */
const CURRENT: {readonly [N in Step['name']]?: StepLook} = {
  unsent: FAILED,
  undelivered: FAILED,
  failed: FAILED,
  'receipt-undelivered': FAILED,
  declined: OVER,
  canceled: OVER,
  expired: {...OVER, icon: clockIcon},
  lapsed: {...OVER, icon: clockIcon},
  review: {tone: 'warning', mark: 'mark.now', icon: clockIcon},
  paid: SETTLED,
  receipt: SETTLED,
  completed: SETTLED,
};

/** The look of a step. */
export function lookOfStep({name, standing}: Step): StepLook {
  if (standing === 'done') return SETTLED;
  if (standing === 'ahead') return {tone: 'neutral', mark: 'mark.ahead'};
  return CURRENT[name] ?? {tone: 'active', mark: 'mark.now'};
}
