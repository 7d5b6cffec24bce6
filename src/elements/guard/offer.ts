import {html, nothing, type TemplateResult} from 'lit';

import {allows} from '../../request/life.js';
import type {RequestView} from '../../session/session.js';
import {GuardPayEvent} from '../events.js';
import type {Words} from '../localize.js';
import {SessionController, type SessionHost} from '../session-controller.js';
import {fieldsIn} from './fields.js';

/** The guard that makes the offer. */
export interface OfferHost extends SessionHost {
  readonly tellAgent?: () => unknown;
  maskNow(): void;
}

/** What became of an offer that was taken up. */
export type Taken = 'opened' | 'told' | 'not-told';

/** "Pay securely instead": the way from a card number in the chat to the secure form. Loaded when somebody types one. */
export class Offer {
  readonly #host: OfferHost;
  readonly #words: Words;
  readonly #taken: (taken: Taken) => void;
  readonly #payments: SessionController;

  constructor(host: OfferHost, words: Words, taken: (taken: Taken) => void) {
    this.#host = host;
    this.#words = words;
    this.#taken = taken;
    this.#payments = new SessionController(host);
  }

  /** The button, where it leads anywhere: never for agents. */
  render(): TemplateResult | typeof nothing {
    const isAgent = this.#payments.session?.party.role === 'agent';
    if (isAgent || !(this.#host.tellAgent || this.#waiting())) return nothing;
    return html`<button part="pay" class="quiet" type="button" @click=${this.#onPay}>
      ${this.#words.term('guardPay')}
    </button>`;
  }

  /** The newest request that the customer can pay now. */
  #waiting(): RequestView | undefined {
    const {session} = this.#payments;
    return session?.requests().findLast(({state}) => allows(state, 'open', session.party));
  }

  readonly #onPay = () => {
    this.#host.maskNow();
    const request = this.#waiting();
    if (!this.#host.dispatchEvent(new GuardPayEvent(request?.id))) return;
    if (request) this.#pay(request);
    else void this.#tell();
  };

  #pay({id, conversation}: RequestView): void {
    this.#payments.chatpay?.pay(id, fieldsIn(this.#host)[0] ?? this.#host);
    // That it was opened is good to know and no more: the form does not wait for it.
    this.#payments.session?.send(conversation, {type: 'open', request: id}).catch(() => {});
    this.#taken('opened');
  }

  async #tell(): Promise<void> {
    try {
      await this.#host.tellAgent?.();
      this.#taken('told');
    } catch {
      this.#taken('not-told');
    }
  }
}
