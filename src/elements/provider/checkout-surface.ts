import {html, nothing, type TemplateResult} from 'lit';

import '../../locales/en-checkout.js';
import '../../locales/en-cover.js';
import {MalformedError, RefusedError} from '../../request/errors.js';
import type {RequestId} from '../../request/ids.js';
import {allows} from '../../request/life.js';
import type {RequestView} from '../../session/session.js';
import {alertIcon, closeIcon, lockIcon} from '../../styles/icons.js';
import {checkoutStyles} from './checkout.styles.js';
import {Outside} from './outside.js';
import type {Surface, SurfaceHost} from './surface.js';

/** What is on screen. */
interface Shown {
  readonly request: RequestId;
  readonly conversation: string;
  /** Gets the focus back. */
  readonly opener: HTMLElement;
  readonly isReceipt: boolean;
}

/**
 * What a provider's own pages need in a frame. Some banks open a window to confirm a payment; nobody takes the chat's own
 * window along.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox';

/**
 * The checkout of a request whose card goes to a payment provider, and its receipt: pages of the checkout's own origin, in a
 * frame over the chat. Nothing passes between them and this page: what becomes of the payment comes from the backend.
 */
export class CheckoutSurface implements Surface {
  static readonly styles = checkoutStyles;

  readonly kind = 'checkout';
  readonly #host: SurfaceHost;
  readonly #outside: Outside;
  #shown: Shown | undefined;
  #state: Surface['state'] = 'none';
  #frame: HTMLIFrameElement | undefined;
  /** What the frame is about. */
  #framed: RequestId | undefined;
  #url: string | undefined;
  #finding = new AbortController();

  constructor(host: SurfaceHost) {
    this.#host = host;
    this.#outside = new Outside(host.element);
  }

  get title(): string {
    return this.#host.words.term(this.#shown?.isReceipt ? 'viewReceipt' : 'secureCheckout');
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  get state(): Surface['state'] {
    return this.#state;
  }

  /** Shows the checkout of a request, or its receipt once it is paid. */
  show(request: RequestId, opener: HTMLElement): void {
    const view = this.#host.session.get(request);
    const isReceipt = view?.state.payment === 'paid';
    if (!view || !(isReceipt || this.#isPayable(view))) return;
    this.#shown = {request, conversation: view.conversation, opener, isReceipt};
    this.#outside.shut();
    this.#host.report(request, undefined);
    // a form that was left while paying is still there, with what was typed
    const isThere = this.#framed === request && this.#state === 'ready' && view.status === 'paying';
    if (!isThere) void this.#load(this.#shown);
    this.#focus();
  }

  renderCover(): TemplateResult {
    const {words} = this.#host;
    return html`
      <div class="bar" part="bar">
        <strong>${lockIcon}${this.title}</strong>
        ${
          this.#url === undefined
            ? nothing
            : html`<a href=${this.#url} target="_blank" rel="noopener noreferrer">${words.term('openInNewTab')}</a>`
        }
        <button class="icon" type="button" aria-label=${words.term('close')} @click=${() => this.close()}>
          ${closeIcon}
        </button>
      </div>
      ${this.#state === 'ready' ? nothing : this.#renderWait()}
    `;
  }

  #renderWait(): TemplateResult {
    const {words} = this.#host;
    if (this.#state !== 'failed') {
      return html`<div class="cover" tabindex="-1">
        <span class="spinner"></span><span>${words.term('opening')}</span>
      </div>`;
    }
    return html`<div class="cover" part="notice" role="alert">
      ${alertIcon}
      <strong>${words.term('checkoutUnavailable')}</strong>
      <span>${words.term('vaultHint')}</span>
      <div class="row">
        <button class="primary" type="button" @click=${() => this.retry()}>${words.term('reload')}</button>
      </div>
    </div>`;
  }

  retry(): void {
    if (this.#shown) void this.#load(this.#shown);
  }

  close(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = undefined;
    this.#outside.open();
    if (this.#host.session.get(shown.request)?.status !== 'paying') this.#drop();
    // what is covered takes no focus until it is drawn uncovered
    void this.#host.changed().then(() => shown.opener.focus());
  }

  /** What has become of a payment is said in the chat. */
  onChange(view: RequestView): void {
    if (view.id !== this.#framed || this.#isPayable(view)) return;
    if (this.#shown?.request !== view.id) this.#drop();
    else if (!this.#shown.isReceipt) this.close();
  }

  sendSettings(): void {
    // the checkout has a look of its own
  }

  end(): void {
    this.#shown = undefined;
    this.#outside.open();
    this.#drop();
  }

  async #load(shown: Shown): Promise<void> {
    this.#drop();
    const {request, conversation} = shown;
    const {signal} = this.#finding;
    this.#framed = request;
    this.#state = 'opening';
    void this.#host.changed();
    try {
      const url = await this.#find({conversation, request}, signal);
      if (signal.aborted) return;
      this.#url = url;
      this.#place(url);
    } catch (error) {
      if (signal.aborted) return;
      this.#state = 'failed';
      this.#host.failed(error);
      void this.#host.changed();
    }
  }

  async #find(at: {conversation: string; request: RequestId}, signal: AbortSignal): Promise<string> {
    const {findCheckout} = this.#host;
    if (!findCheckout) throw new RefusedError('wrong-collection', '<chatpay-provider> has no findCheckout');
    const url = await findCheckout(at, {signal});
    if (new URL(url).origin === location.origin) throw new MalformedError('a checkout on the page’s own origin');
    return url;
  }

  #place(url: string): void {
    const frame = document.createElement('iframe');
    frame.className = 'page';
    frame.title = this.title;
    frame.setAttribute('sandbox', SANDBOX);
    frame.allow = 'payment; publickey-credentials-get; autofill; manual-text';
    frame.referrerPolicy = 'no-referrer';
    frame.addEventListener('load', () => this.#onLoad(frame));
    frame.src = url;
    this.#frame = frame;
    this.#host.place(frame);
  }

  /** Comes for every page in the frame, and the first is enough. */
  #onLoad(frame: HTMLIFrameElement): void {
    if (frame !== this.#frame || this.#state === 'ready') return;
    this.#state = 'ready';
    this.#focus();
  }

  #focus(): void {
    void this.#host.changed().then(() => {
      if (this.isOpen && this.#state === 'ready') this.#frame?.focus();
    });
  }

  #drop(): void {
    this.#finding.abort();
    this.#finding = new AbortController();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#framed = undefined;
    this.#url = undefined;
    this.#state = 'none';
  }

  #isPayable({status, state}: RequestView): boolean {
    if (state.terms.collection === 'reveal') return false;
    return status === 'paying' || allows(state, 'open', this.#host.session.party);
  }
}
