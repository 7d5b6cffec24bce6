import {html, nothing, type TemplateResult} from 'lit';

import '../../locales/en-checkout.js';
import type {HostTerms} from '../../locales/host-terms.js';
import type {RequestView} from '../../session/session.js';
import type {Words} from '../localize.js';

/** The customer's way back to a provider's checkout that was left, and to its receipt once it is paid. */
export function renderCheckoutWay(
  {status}: RequestView,
  words: Words<HostTerms>,
  onPress: () => void,
): TemplateResult | typeof nothing {
  if (status !== 'paying' && status !== 'paid') return nothing;
  const isPaid = status === 'paid';
  return html`<div class="way">
    <button part=${isPaid ? 'receipt' : 'pay'} type="button" @click=${onPress}>
      ${words.term(isPaid ? 'viewReceipt' : 'continuePayment')}
    </button>
  </div>`;
}
