import {html, nothing, type TemplateResult} from 'lit';

import '../../locales/en-cover.js';
import {alertIcon} from '../../styles/icons.js';
import type {VaultError} from '../../vault/port.js';
import type {Surface, SurfaceHost} from './surface.js';

/** A surface that shows the vault. */
export interface VaultSurface extends Surface {
  /** Why the vault cannot be used. */
  readonly error: VaultError | undefined;
  /** Whether its frame takes longer to come up than a person expects. */
  readonly isSlow: boolean;
}

/** What lies over a frame of the vault that is not up: the wait for it, or why it cannot be used and what to do. */
export function renderCover(surface: VaultSurface, {words, session}: SurfaceHost): TemplateResult | typeof nothing {
  const {state, error, isSlow} = surface;
  const isCustomer = session.party.role === 'customer';
  const onClose = () => surface.close();
  const close = html`<button class="quiet" type="button" @click=${onClose}>${words.term('close')}</button>`;
  if (!error) {
    if (state !== 'opening') return nothing;
    return html`<div class="cover" tabindex="-1">
      <span class="spinner"></span>
      <span>${words.term(isCustomer ? 'opening' : 'deskOpening')}</span>
      <span role="status">${isSlow ? words.term('stillOpening') : nothing}</span>
      ${close}
    </div>`;
  }
  const title = isCustomer ? 'formUnavailable' : 'deskUnavailable';
  const isMisplaced = error.fault === 'same-origin';
  return html`<div class="cover" part="notice" role="alert">
    ${alertIcon}
    <strong>${words.term(title)}</strong>
    <span>${words.term(isMisplaced ? 'vaultMisplaced' : 'vaultHint')}</span>
    <div class="row">
      ${close}
      ${
        isMisplaced
          ? nothing
          : html`<button class="primary" type="button" @click=${() => surface.retry()}>${words.term('reload')}</button>`
      }
    </div>
  </div>`;
}
