import {html, nothing, type TemplateResult} from 'lit';

import type {RequestView, Session} from '../../session/session.js';
import {cardIcon, clockIcon} from '../../styles/icons.js';
import type {AgentWords} from '../agent-words.js';
import '../status/define.js';
import {formatCountdown} from '../ticker.js';

/** What the agent's half of the bubble shows. */
export interface AgentView {
  readonly view: RequestView;
  readonly words: AgentWords;
  /** The bubble's own session, where it has one. */
  readonly session: Session | undefined;
  /** Milliseconds that the customer still has; absent when the request waits for nobody. */
  readonly left: number | undefined;
  /** Withdraws the request; absent when that is not possible. */
  readonly onCancel: (() => void) | undefined;
}

/** The agent's half of the bubble: the pill, how far the customer is, and the way to withdraw. */
export function renderAgentView({view, words, session, left, onCancel}: AgentView): TemplateResult {
  const presence = left === undefined ? undefined : presenceOf(view, words);
  return html`
    <div class="standing" role="group" aria-labelledby="who amount">
      <chatpay-status request=${view.id} .session=${session}></chatpay-status>
      ${
        onCancel
          ? html`<button part="cancel" class="quiet" type="button" @click=${onCancel}>
              ${words.term('cancelRequest')}
            </button>`
          : nothing
      }
    </div>
    ${
      presence || left !== undefined
        ? html`<div part="note">
            ${presence ? html`<span part="presence" class=${view.stage?.at ?? ''}>${presence}</span>` : nothing}
            ${
              left === undefined
                ? nothing
                : html`<span part="time" class=${left < 60_000 ? 'soon' : ''}
                    >${clockIcon}${words.term('expiresIn', formatCountdown(left, words.lang()))}</span
                  >`
            }
          </div>`
        : nothing
    }
  `;
}

/** What an agent sees of another's request: that there is one. */
export function renderOfAnother(words: AgentWords): TemplateResult {
  return html`<div part="heading">${cardIcon}<bdi>${words.term('requestOfAnother')}</bdi></div>`;
}

function presenceOf({stage, state}: RequestView, words: AgentWords): string | undefined {
  if (stage?.at === 'away') return words.term('customerAway');
  if (stage) return words.term('customerEntering', stage.done.length);
  if (state.openedAt !== undefined) return words.term('customerOpened');
  if (state.delivery === 'read') return words.term('read');
  return state.delivery === 'delivered' ? words.term('delivered') : undefined;
}
