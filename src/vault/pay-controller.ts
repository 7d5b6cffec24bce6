import {importable} from '../loading/importable.js';
import type {RequestId} from '../request/ids.js';
import {TermsError} from '../request/errors.js';
import {verifyTerms} from '../request/terms-token.js';
import type {Terms} from '../request/terms.js';
import type {Trust} from '../request/trust.js';
import {agentPoint} from './agent-point.js';
import {Aim} from './aim.js';
import type {CardData} from './card-data.js';
import type {DeskNotice} from './desk-ui/notice.js';
import type {CardForm} from './form/card-form.js';
import {applySettings} from './look.js';
import type {FromPay, ToPay} from './messages.js';
import {Sight} from './sight.js';

/** What the customer's page works with. */
export interface PayOptions {
  readonly trust: Trust;
  /** Origin of the page around the vault. */
  readonly embedder: string;
  /** What the page shows goes in here. */
  readonly root: HTMLElement;
  readonly send: (message: FromPay) => void;
}

/** The form that is on screen, and what it is for. */
interface Shown {
  readonly token: string;
  readonly attempt: number;
  readonly terms: Terms;
  readonly form: CardForm;
  readonly sight: Sight;
  readonly aim: Aim;
  /** The card that is being sealed, until the customer leaves. */
  sealing: CardData | undefined;
  /** A card was sealed in this form: there is no second one. */
  sealed: boolean;
  /** The customer has done something in it. */
  isTouched: boolean;
}

/** The customer's page of the vault: shows the form for terms that it has checked, and seals what is typed. */
export class PayController {
  readonly #options: PayOptions;
  #shown: Shown | undefined;
  /** Settles when the page can speak the customer's language. */
  #spoken: Promise<unknown> = Promise.resolve();
  /** The authority's clock at a moment of this page's own one, which nobody can set. */
  #clock: {readonly at: number; readonly since: number} | undefined;
  /** The form is to have the focus once the frame has it. */
  #isFocusDue = false;
  /** Counts what was asked of the page, so that an answer to an earlier wish is dropped. */
  #wishes = 0;

  constructor(options: PayOptions) {
    this.#options = options;
    const {root} = options;
    root.ownerDocument.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) this.#leave();
    });
    root.ownerDocument.defaultView?.addEventListener('focus', () => this.#takeFocus());
    options.send({type: 'ready'});
    void this.#warm();
  }

  /** Does what the host asks. */
  receive(message: ToPay): void {
    if (message.type === 'settings') {
      this.#clock = {at: Date.now() + message.clockOffsetMs, since: performance.now()};
      this.#spoken = applySettings(this.#options.root.ownerDocument.documentElement, message);
    }
    if (message.type === 'show') void this.#show(message.token, message.attempt);
    if (message.type === 'hide') this.#hide();
  }

  /** Takes everything from the screen and out of memory. */
  stop(): void {
    this.#hide();
  }

  async #show(token: string, attempt: number): Promise<void> {
    const {trust, embedder, send} = this.#options;
    if (this.#shown?.token === token && this.#shown.attempt === attempt && !this.#shown.sealed) {
      const {form, sight} = this.#shown;
      sight.watch(form.payButton ?? form);
      this.#focusForm();
      return;
    }
    this.#hide();
    const wish = this.#wishes;
    await this.#spoken;
    try {
      const terms = await verifyTerms(token, {trust, now: this.#now(), embedder});
      agentPoint(terms.agentKey);
      if (wish === this.#wishes) this.#open(token, attempt, terms);
    } catch (error) {
      if (wish !== this.#wishes) return;
      this.#notify('terms-rejected');
      send({type: 'rejected', fault: error instanceof TermsError ? error.fault : 'malformed'});
    }
  }

  #open(token: string, attempt: number, terms: Terms): void {
    const {trust, root, send} = this.#options;
    const form = root.ownerDocument.createElement('chatpay-card-form');
    form.terms = terms;
    form.now = () => this.#now();
    if (trust.merchant.logo !== undefined) form.merchantLogo = trust.merchant.logo;
    form.marks = trust.marks;
    form.held = true;
    const sight = new Sight((seen) => form.see(seen));
    const aim = new Aim(
      root.ownerDocument,
      () => form.payButton,
      (isMisled) => (form.moved = isMisled),
    );
    const shown: Shown = {token, attempt, terms, form, sight, aim, sealing: undefined, sealed: false, isTouched: false};
    this.#shown = shown;
    for (const type of ['pointerdown', 'keydown', 'input']) {
      form.addEventListener(type, () => (shown.isTouched = true), {once: true});
    }
    form.addEventListener('chatpay-card-entered', ({card}) => void this.#seal(shown, card));
    form.addEventListener('chatpay-card-stage', ({stage}) => {
      if (!shown.sealing && !shown.sealed)
        send({type: 'stage', request: terms.id, stage: {...stage, done: [...stage.done]}});
    });
    form.addEventListener('chatpay-card-closed', () => this.#leave());
    root.replaceChildren(form);
    send({type: 'shown', request: terms.id});
    void form.updateComplete.then(() => {
      sight.watch(form.payButton ?? form);
      if (shown === this.#shown) this.#focusForm();
    });
  }

  /**
   * Puts the focus into the form, at once where the frame has it, and else as soon as the host gives it to the frame. A frame
   * that took it by itself would cross the host's giving it: Chromium then takes it from the field again, and every further
   * key is lost.
   */
  #focusForm(): void {
    this.#isFocusDue = !this.#options.root.ownerDocument.hasFocus();
    if (!this.#isFocusDue) this.#shown?.form.focus();
  }

  /** The frame has got the focus. Where that is in a field already, or the customer has put it elsewhere, it stays. */
  #takeFocus(): void {
    setTimeout(() => {
      const {form, isTouched} = this.#shown ?? {};
      const {activeElement, body} = this.#options.root.ownerDocument;
      const isNowhere = activeElement === null || activeElement === body;
      if (form && isNowhere && (this.#isFocusDue || !isTouched)) form.focus();
      this.#isFocusDue = false;
    });
  }

  /** The first seal is slow, and the code for it has to come first: both while the form is empty, or not even there. */
  async #warm(): Promise<void> {
    try {
      await (await loadSealing()).warmSealing();
    } catch {
      // Pay tries again.
    }
  }

  /** One card for each attempt, however often Pay is pressed. */
  async #seal(shown: Shown, card: CardData): Promise<void> {
    const {token, attempt, terms, form} = shown;
    if (shown.sealing || shown.sealed || shown !== this.#shown || !shown.sight.isClear) return;
    const isWanted = () => shown === this.#shown && shown.sealing === card;
    shown.sealing = card;
    form.sealing = true;
    form.offline = false;
    const sealing = await loadSealing().catch(() => undefined);
    if (!isWanted()) return;
    if (!sealing) {
      letGo(shown);
      form.offline = true;
      return;
    }
    try {
      const sealed = await sealing.seal({card, token, attempt});
      if (!isWanted()) return;
      shown.sealing = undefined;
      shown.sealed = true;
      this.#options.send({type: 'sealed', request: terms.id, attempt, sealed});
      form.clear(); // what was typed is not needed any more; the host puts the form away
    } catch {
      if (!isWanted()) return;
      // The terms were checked and the card was: there is nothing that the customer could do better.
      this.#hide();
      this.#notify('other');
    }
  }

  /** The customer wants back to the chat: no card is to go out behind their back. */
  #leave(): void {
    if (this.#shown && !this.#shown.sealed) letGo(this.#shown);
    this.#options.send({type: 'close'});
  }

  /** Puts the form away, and what was typed with it. */
  #hide(): void {
    this.#wishes++;
    this.#shown?.sight.stop();
    this.#shown?.aim.stop();
    this.#shown?.form.clear();
    this.#shown = undefined;
    this.#options.root.replaceChildren();
  }

  #notify(notice: DeskNotice['notice']): void {
    const {root, send} = this.#options;
    const element = root.ownerDocument.createElement('chatpay-desk-notice');
    element.notice = notice;
    element.addEventListener('chatpay-notice-closed', () => send({type: 'close'}));
    root.replaceChildren(element);
    void element.updateComplete.then(() => element.focus());
  }

  #now(): number {
    return this.#clock ? Math.round(this.#clock.at + performance.now() - this.#clock.since) : Date.now();
  }

  /** The request whose form is on screen. */
  get request(): RequestId | undefined {
    return this.#shown?.terms.id;
  }
}

/** Gives up a card that is being sealed. What was typed stays. */
function letGo(shown: Shown): void {
  shown.sealing = undefined;
  shown.form.sealing = false;
}

/** Comes after the page and not with it, so that the form is there earlier: nobody can pay before it is. */
const loadSealing = importable(() => import('./sealing.js'));
