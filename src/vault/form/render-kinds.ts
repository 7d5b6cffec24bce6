import {html, type TemplateResult} from 'lit';

import type {CardKind} from '../../request/terms.js';
import {cardIcon, giftIcon} from '../../styles/icons.js';
import type {VaultLocalize} from '../localize.js';

/** The kinds of cards that may be paid with. */
export interface KindsView {
  readonly words: VaultLocalize;
  readonly kinds: readonly CardKind[];
  readonly chosen: CardKind;
  /** Whether nothing can be changed. */
  readonly locked: boolean;
  readonly onKind: (event: Event) => void;
}

/** The choice of what to pay with. */
export function renderKinds({words, kinds, chosen, locked, onKind}: KindsView): TemplateResult {
  const label = (kind: CardKind) => words.term(kind === 'card' ? 'form.card' : 'form.giftCard');
  return html`
    <fieldset class="kinds" ?disabled=${locked} @change=${onKind}>
      <legend class="unseen">${words.term('form.kind')}</legend>
      ${kinds.map(
        (kind) => html`
          <label class=${kind === chosen ? 'chosen' : ''}>
            <input type="radio" name="kind" value=${kind} .checked=${kind === chosen} />
            ${kind === 'card' ? cardIcon : giftIcon} ${label(kind)}
          </label>
        `,
      )}
    </fieldset>
  `;
}
