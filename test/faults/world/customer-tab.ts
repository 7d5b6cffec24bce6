import type {RequestId} from '../../../src/request/ids.js';
import {allows} from '../../../src/request/life.js';
import {attemptInPlay} from '../../../src/request/attempt.js';
import {verifyTerms} from '../../../src/request/terms-token.js';
import type {SealedCard} from '../../../src/request/command.js';
import type {PaymentCard} from '../../../src/vault/card-data.js';
import {seal} from '../../../src/vault/sealing.js';
import {CONVERSATION, EMBEDDER} from './backend.js';
import {Tab, wordOf, type Outcome, type TabOptions} from './tab.js';

/** The form on screen. */
interface Form {
  readonly request: RequestId;
  readonly token: string;
  readonly attempt: number;
}

/** A card that somebody has pressed Pay with. */
export interface Payment extends Pick<Form, 'request' | 'attempt'> {
  readonly card: PaymentCard;
  readonly sealed: SealedCard;
  readonly outcome: Promise<Outcome>;
}

/** The customer's page with its form: the real sealing, and the rules of the form without its fields. */
export class CustomerTab extends Tab {
  #form: Form | undefined;

  constructor(options: TabOptions) {
    super(options, {conversation: CONVERSATION});
    this.session.watch(undefined, (request) => {
      if (this.#form?.request === request && !this.#isPayable(request)) this.#form = undefined;
    });
    this.session.start();
  }

  /** Whether a form is on screen. */
  get hasForm(): boolean {
    return this.#form !== undefined;
  }

  override sees(request: RequestId): string {
    const view = this.session.get(request);
    if (view?.pending === 'submit') return 'sending';
    return this.#form?.request === request && this.#isPayable(request) ? 'form' : wordOf(view);
  }

  override passed(): void {}

  /** Presses Enter Payment: the vault checks the terms and shows the form. */
  async open(request: RequestId): Promise<Outcome> {
    const token = this.session.tokenOf(request);
    const view = this.session.get(request);
    if (token === undefined || !view || !this.#isPayable(request)) return 'not-now';
    const {clock} = this.session;
    await verifyTerms(token, {trust: this.backend.trust, now: clock.now(), embedder: EMBEDDER});
    this.#form = {request, token, attempt: attemptInPlay(view.state)};
    this.session.presence(CONVERSATION, request, {at: 'entering', done: ['number']});
    return this.give({type: 'open', request});
  }

  /** Presses Pay in the form that is on screen. The card is sealed, the form is put away, and the seal is on its way. */
  async pay(card: PaymentCard): Promise<Payment | undefined> {
    const form = this.#form;
    if (!form) return undefined;
    this.#form = undefined;
    const {request, token, attempt} = form;
    const sealed = await seal({card, token, attempt});
    if (this.isClosed) return undefined;
    return {request, attempt, card, sealed, outcome: this.give({type: 'submit', request, attempt, sealed})};
  }

  decline(request: RequestId): Promise<Outcome> {
    return this.give({type: 'decline', request});
  }

  #isPayable(request: RequestId): boolean {
    const view = this.session.get(request);
    return view !== undefined && allows(view.state, 'submit', this.session.party);
  }
}
