import {RefusedError} from '../../request/errors.js';
import type {RequestId} from '../../request/ids.js';
import {allows} from '../../request/life.js';
import {attemptInPlay} from '../../request/attempt.js';
import type {RequestView} from '../../session/session.js';
import {openPay, type FromPay, type ToPay, type VaultError} from '../../vault/port.js';
import {CardSealedEvent} from '../events.js';
import {renderCover, type VaultSurface} from './cover.js';
import {formStyles} from './form.styles.js';
import {settingsOf} from './look.js';
import {Outside, around} from './outside.js';
import type {SurfaceHost} from './surface.js';
import {VaultFrame} from './vault-frame.js';

/** What the form is shown for. */
interface Shown {
  readonly request: RequestId;
  readonly conversation: string;
  /** Gets the focus back. */
  readonly opener: HTMLElement;
}

/** The customer's form. Its frame starts when there is something to pay, so that it is there when the customer is. */
export class PaySurface implements VaultSurface {
  static readonly styles = formStyles;

  readonly kind = 'form';

  readonly #host: SurfaceHost;
  readonly #frame: VaultFrame<FromPay, ToPay>;
  readonly #outside: Outside;
  #shown: Shown | undefined;
  /** What the form that is in the frame has last said: put away from here, it does not know that it is. */
  #said: Extract<FromPay, {type: 'stage'}> | undefined;
  /** The request whose form is drawn in the frame. */
  #drawn: RequestId | undefined;
  #error: VaultError | undefined;
  #settings = '';

  constructor(host: SurfaceHost) {
    this.#host = host;
    this.#outside = new Outside(host.element);
    const {vault} = host;
    const {title} = this;
    this.#frame = new VaultFrame({
      open: (options) => openPay({vault, title, ...options}),
      place: (frame) => host.place(frame),
      onMessage: (message) => this.#onMessage(message),
      onFailure: (error) => this.#onFailure(error),
      onSlow: () => void host.changed(),
    });
    for (const view of host.session.requests()) this.onChange(view);
  }

  get title(): string {
    return this.#host.words.term('secureForm');
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  get state() {
    return this.#frame.state;
  }

  get isSlow(): boolean {
    return this.#frame.isSlow;
  }

  get error(): VaultError | undefined {
    return this.#error;
  }

  /** Shows the form for a request. */
  show(request: RequestId, opener: HTMLElement): void {
    const view = this.#host.session.get(request);
    if (!view || !this.#isPayable(view)) return;
    this.#shown = {request, conversation: view.conversation, opener};
    this.#outside.shut();
    this.#host.report(request, undefined);
    this.#start();
    this.#sendShow();
    if (this.#drawn === request) this.#focus();
    else void this.#host.changed();
    if (this.#said?.request === request) this.#tell(this.#said);
  }

  renderCover() {
    return renderCover(this, this.#host);
  }

  retry(): void {
    this.#start();
    this.#sendShow();
    void this.#host.changed();
  }

  /** What was typed stays in the vault until the form is shown again or the request ends. */
  close(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = undefined;
    this.#outside.open();
    this.#host.session.presence(shown.conversation, shown.request, {at: 'away', done: []});
    // What is covered takes no focus until it is drawn uncovered.
    void this.#host.changed().then(() => shown.opener.focus());
  }

  onChange(view: RequestView): void {
    if (this.#isPayable(view)) {
      if (this.state === 'none') this.#start();
    } else if (view.pending !== 'submit') this.#forget(view.id);
  }

  onGone(request: RequestId): void {
    this.#forget(request);
  }

  sendSettings(): void {
    const settings = settingsOf(this.#host);
    const text = JSON.stringify(settings);
    if (text === this.#settings || this.state === 'none') return;
    this.#settings = text;
    this.#frame.send(settings);
  }

  end(): void {
    this.#shown = undefined;
    this.#outside.open();
    this.#frame.stop();
  }

  /**
   * A frame that is not yet drawn takes no focus; one whose form is not may lose it again: Chromium hands the focus back to
   * the page while that of the press is still on its way, and each of them then takes it for its own. Every key is lost.
   */
  #focus(): void {
    void this.#host.changed().then(() => this.isOpen && this.#frame.focus());
  }

  #isPayable({state}: RequestView): boolean {
    return allows(state, 'submit', this.#host.session.party);
  }

  #start(): void {
    this.#error = undefined;
    if (this.state === 'none' || this.state === 'failed') this.#settings = '';
    this.#frame.start();
    this.sendSettings();
  }

  #sendShow(): void {
    const {session} = this.#host;
    const request = this.#shown?.request;
    const view = request === undefined ? undefined : session.get(request);
    const token = request === undefined ? undefined : session.tokenOf(request);
    if (view && token) this.#frame.send({type: 'show', token, attempt: attemptInPlay(view.state)});
  }

  /** Nothing can be paid any more: its form goes, also where the customer has closed it and it only holds what was typed. */
  #forget(request: RequestId): void {
    if (this.#shown?.request === request || this.#drawn === request) this.#putAway();
  }

  /** The form goes, and what was typed with it. */
  #putAway(): void {
    this.#frame.send({type: 'hide'});
    this.#said = undefined;
    this.#drawn = undefined;
    this.close();
  }

  #onMessage(message: FromPay): void {
    switch (message.type) {
      case 'ready':
        return void this.#host.changed();
      case 'shown':
        this.#drawn = message.request;
        return this.#focus();
      case 'height':
        return this.#host.resize(Math.min(message.px, roomBelow(this.#host.element)));
      case 'close':
        return this.close();
      case 'rejected':
        this.#focus(); // the frame says why
        return this.#host.failed(
          new RefusedError('terms-invalid', `the vault does not trust the terms: ${message.fault}`),
        );
      case 'stage':
        this.#said = message;
        return this.#tell(message);
      case 'sealed':
        return void this.#submit(message);
    }
  }

  /** Lets the agent know how far the customer is, while the form is on screen. */
  #tell({request, stage}: Extract<FromPay, {type: 'stage'}>): void {
    if (this.#shown?.request === request) this.#host.session.presence(this.#shown.conversation, request, stage);
  }

  /** Only a card for the request that the customer has chosen to pay is passed on. */
  async #submit({request, attempt, sealed}: Extract<FromPay, {type: 'sealed'}>): Promise<void> {
    if (this.#shown?.request !== request) return;
    const {session} = this.#host;
    const sent = session.send(this.#shown.conversation, {type: 'submit', request, attempt, sealed});
    this.#host.fire(new CardSealedEvent(request));
    this.#putAway();
    try {
      await sent;
    } catch (error) {
      const view = session.get(request);
      // Where there is nothing to be entered any more, where the request stands says enough.
      if (view && this.#isPayable(view)) this.#host.report(request, 'card-not-sent');
      this.#host.failed(error);
    }
  }

  #onFailure(error: VaultError): void {
    this.#error = error;
    this.#drawn = undefined;
    this.#host.failed(error);
    void this.#host.changed();
  }
}

/**
 * How high a box that begins where an element does may be before what is around it clips it, in CSS pixels: what is cut off
 * there no one can scroll to, and in the frame they can.
 */
function roomBelow(element: Element): number {
  const {top} = element.getBoundingClientRect();
  let room = Infinity;
  for (let at: Element | null = around(element); at && at !== document.body; at = around(at)) {
    const {overflowY} = getComputedStyle(at);
    if (/auto|scroll/.test(overflowY)) break;
    if (overflowY !== 'visible')
      room = Math.min(room, at.getBoundingClientRect().top + at.clientTop + at.clientHeight - top);
  }
  return room;
}
