import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {RequestId} from '../../request/ids.js';
import {formatMoney} from '../../request/money.js';
import type {RequestView, Session} from '../../session/session.js';
import {cardIcon, closeIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {text, tokens} from '../../styles/tokens.js';
import {BannerDismissEvent, BannerViewEvent, FailedEvent} from '../events.js';
import {AgentWords} from '../agent-words.js';
import {SessionController} from '../session-controller.js';
import {styles} from './banner.styles.js';

/**
 * Tells the agent that a card has arrived in a conversation other than the one on screen, one line for each.
 *
 * @element chatpay-banner
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {BannerViewEvent} chatpay-banner-view - The agent wants to see it: show that conversation. The card then opens by
 *   itself; cancel the event to open it later.
 * @fires {BannerDismissEvent} chatpay-banner-dismiss - The agent puts the banner away. Cancelable.
 * @fires {FailedEvent} chatpay-failed - The card could not be had.
 * @csspart banner - One banner.
 * @csspart title - "Card Payment".
 * @csspart detail - What has arrived.
 * @csspart view - The button to see it.
 * @csspart dismiss - The button to put the banner away.
 */
export class BannerElement extends LitElement {
  static override styles = [tokens, text, buttons, styles];

  /** The conversation on screen: a card that arrives there needs no banner. */
  @property() current = '';

  /** The session to ask, where there is no provider. */
  @property({attribute: false}) session?: Session;

  readonly #words = new AgentWords(this);
  readonly #session = new SessionController(this);
  /** What was put away: a request and the attempt, since another card may come. */
  readonly #dismissed = new Set<string>();
  /** Each banner keeps its place while another comes or goes: none moves away from a pointer or loses the focus. */
  #places: RequestId[] = [];

  protected override render(): TemplateResult {
    const arrived = new Map(this.#arrived().map((view) => [view.id, view]));
    this.#places = arrived.size > 0 ? [...new Set([...this.#places, ...arrived.keys()])] : [];
    return html`<div role="status">
      ${this.#places.map((id) => {
        const view = arrived.get(id);
        return view ? this.#renderBanner(view) : nothing;
      })}
    </div>`;
  }

  #renderBanner({id, conversation, state}: RequestView): TemplateResult {
    const words = this.#words;
    const {amount, reason} = state.terms.order;
    const view = () => void this.#view(conversation, id);
    const dismiss = () => this.#dismiss(conversation, id, keyOf(id, state.attempt));
    return html`<div part="banner" role="group" aria-labelledby="title-${id} detail-${id}">
      ${cardIcon}
      <div class="words">
        <div part="title" id="title-${id}">${words.term('cardPayment')}</div>
        <div part="detail" id="detail-${id}">
          ${words.term('cardInformationSent')} · <bdi>${formatMoney(amount, words.lang())}</bdi> ·
          <bdi>${reason}</bdi>
        </div>
      </div>
      <div class="acts">
        <button part="view" class="primary" type="button" @click=${view}>${words.term('view')}</button>
        <button part="dismiss" class="icon" type="button" aria-label=${words.term('dismiss')} @click=${dismiss}>
          ${closeIcon}
        </button>
      </div>
    </div>`;
  }

  /** Cards that wait elsewhere and that nobody has looked at yet. */
  #arrived(): RequestView[] {
    const {session} = this.#session;
    if (session?.party.role !== 'agent') return [];
    return session
      .requests()
      .filter(
        ({id, conversation, status, state}) =>
          status === 'submitted' &&
          !state.viewed &&
          conversation !== this.current &&
          state.terms.agent === session.party.id &&
          !this.#dismissed.has(keyOf(id, state.attempt)),
      );
  }

  async #view(conversation: string, request: string): Promise<void> {
    if (!this.dispatchEvent(new BannerViewEvent(conversation, request))) return;
    try {
      await (await this.#session.chatpay?.desk())?.view(request);
    } catch (error) {
      this.dispatchEvent(new FailedEvent('backend', error));
    }
  }

  #dismiss(conversation: string, request: string, key: string): void {
    if (!this.dispatchEvent(new BannerDismissEvent(conversation, request))) return;
    this.#dismissed.add(key);
    this.requestUpdate();
  }
}

function keyOf(request: string, attempt: number): string {
  return `${request}/${attempt}`;
}
