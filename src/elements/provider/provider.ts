import {ContextProvider} from '@lit/context';
import {LitElement, adoptStyles, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';

import {importable, LostModuleError} from '../../loading/importable.js';
import type {HostTerms} from '../../locales/host-terms.js';
import type {RequestId} from '../../request/ids.js';
import {allows} from '../../request/life.js';
import {formatMoney} from '../../request/money.js';
import type {FindCheckout, RequestStatus, RequestView, Session} from '../../session/session.js';
import type {Theme} from '../../vault/port.js';
import {buttons} from '../../styles/buttons.js';
import {tokens} from '../../styles/tokens.js';
import {announce} from '../announce.js';
import {chatpayContext, type Chatpay, type Problem} from '../context.js';
import {FailedEvent, StateChangedEvent} from '../events.js';
import {PROBLEM_WORDS} from '../problems.js';
import {Words} from '../localize.js';
import {Attendance} from './attendance.js';
import {styles} from './provider.styles.js';
import type {Surface, SurfaceClass, SurfaceHost} from './surface.js';

export type {Theme} from '../../vault/port.js';

/**
 * Stands around a chat: gives its session to every element below, and holds the one frame of the vault. The customer's
 * form opens over the provider's own box, on a phone over the whole screen; so does the checkout, where a payment provider
 * gets the card. The agent's desk floats beside the chat.
 *
 * @element chatpay-provider
 * @slot - The chat.
 * @fires {StateChangedEvent} chatpay-state-changed - A request's status is another one.
 * @fires {CardSealedEvent} chatpay-card-sealed - The customer's card was sealed and is on its way.
 * @fires {FailedEvent} chatpay-failed - The vault cannot be used, or the backend did not take a card.
 * @csspart surface - The box in which the vault shows something.
 * @csspart bar - The line over a provider's checkout, with the way out of it.
 * @csspart notice - What stands there when the vault cannot be used.
 * @cssprop [--chatpay-desk-width=25rem] - Width of the agent's desk, and of the composer's panel, which stands in the same place.
 * @cssprop [--chatpay-desk-block-end=5.5rem] - How far the agent's desk stays from the window's end, so that the composer stays free.
 * @cssprop [--chatpay-desk-inline-end=1rem] - How far it stays from the window's side.
 * @cssprop [--chatpay-z-index=1000] - Where the surface lies over the page.
 */
export class ProviderElement extends LitElement {
  static override styles = [tokens, buttons, styles];

  /** Origin of the vault, for example `https://vault.example`. Never the page's own. */
  @property() vault = '';

  /** The session that the elements below show. */
  @property({attribute: false}) session?: Session;

  /**
   * The conversation on screen, for agents: a card of another one is out of sight until the agent is back there. Empty where
   * several are on screen.
   */
  @property() current = '';

  /** Light or dark, where that is not the page's own `color-scheme`: for all that is inside, and the vault's frames. */
  @property({reflect: true}) scheme?: 'light' | 'dark';

  /** How tightly all that is inside is set, and the vault's frames. */
  @property({reflect: true}) density?: 'compact';

  /** The look of the vault's frames, where it differs from the page's `--chatpay-…` tokens. */
  @property({attribute: false}) theme?: Theme;

  /**
   * Finds where a request is paid whose card goes to a payment provider, for example `httpCheckout({url})`. Without it such
   * requests cannot be paid in the chat.
   */
  @property({attribute: false}) findCheckout?: FindCheckout;

  /** Said to screen readers. */
  @state() private announcement = '';
  @query('.frame') private readonly frameBox!: HTMLElement;
  @query('.probe') private readonly probe!: HTMLElement;
  @query('.surface') private readonly surfaceBox!: HTMLElement;

  readonly #words = new Words<HostTerms>(this);
  readonly #context = new ContextProvider(this, {context: chatpayContext});
  readonly #problems = new Map<RequestId, {readonly what: Problem; readonly status: RequestStatus | undefined}>();
  readonly #askAgain = new Set<(request: RequestId) => void>();
  #attendance: Attendance | undefined;
  #leave: (() => void) | undefined;
  readonly #surfaces = new Set<Surface>();
  /** The surfaces that were asked for, by what loads them. */
  readonly #started = new Map<Load<Surface>, Promise<Surface>>();
  #colors: MediaQueryList | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#colors = matchMedia('(prefers-color-scheme: dark)');
    this.#colors.addEventListener('change', this.#onColors);
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#colors?.removeEventListener('change', this.#onColors);
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session') || changed.has('vault')) this.#begin();
  }

  protected override updated(): void {
    for (const surface of this.#surfaces) surface.sendSettings();
  }

  protected override render(): TemplateResult {
    const isCustomer = this.session?.party.role === 'customer';
    const shown = this.#shown;
    const isOpen = shown !== undefined;
    return html`
      <slot ?inert=${isCustomer && isOpen}></slot>
      <div
        part="surface"
        class="surface ${isCustomer ? 'form' : 'desk'} ${shown?.kind ?? ''} ${isOpen ? 'open' : ''}"
        role="dialog"
        aria-label=${shown?.title ?? nothing}
        ?inert=${!isOpen}
        @keydown=${this.#onKeydown}
      >
        <div class="frame"></div>
        ${shown?.renderCover() ?? nothing}
      </div>
      <div class="unseen" role="status">${this.announcement}</div>
      <div class="probe" hidden></div>
    `;
  }

  /** The surface that is on screen. */
  get #shown(): Surface | undefined {
    return [...this.#surfaces].find(({isOpen}) => isOpen);
  }

  /** Starts over with the session and the vault as they are now. */
  #begin(): void {
    this.#end();
    const {session, vault} = this;
    if (!session) return this.#context.setValue(undefined);
    this.#attendance = new Attendance({
      session,
      onChange: (request) => {
        const view = session.get(request);
        if (view) this.#onChange(session, view);
        else for (const surface of this.#surfaces) surface.onGone?.(request);
      },
      onStatus: (view) => this.#onStatus(view),
    });
    this.#leave = session.watchConnection(() => {
      if (!session.failure) return;
      this.#say(this.#words.term(PROBLEM_WORDS['not-reached']));
      this.dispatchEvent(new FailedEvent('backend', session.failure));
    });
    // what failed before is said once there is a region to say it in
    if (session.failure) void this.updateComplete.then(() => this.#say(this.#words.term(PROBLEM_WORDS['not-reached'])));
    this.#context.setValue(this.#chatpay(session, this.#attendance));
    if (vault && session.party.role === 'agent') this.#start(session, loadDesk).catch(() => {});
    for (const view of session.requests()) this.#onChange(session, view);
  }

  /** The form starts with the first request that can be paid, so that it is there when the customer is. */
  #onChange(session: Session, view: RequestView): void {
    for (const surface of this.#surfaces) surface.onChange(view);
    if (this.vault && !this.#started.has(loadPay) && allows(view.state, 'submit', session.party))
      this.#start(session, loadPay).catch(() => {});
  }

  /** What one side needs, loaded once. Where its script could not be fetched, whoever asks next tries again. */
  #start<S extends Surface>(session: Session, load: Load<S>): Promise<S> {
    const known = this.#started.get(load) as Promise<S> | undefined;
    if (known) return known;
    const started = this.#load(session, load);
    this.#started.set(load, started);
    started.catch(() => {
      if (this.#started.get(load) === started) this.#started.delete(load);
    });
    return started;
  }

  /** Loads what one side needs. It is drawn into a box that has to be there. */
  async #load<S extends Surface>(session: Session, load: Load<S>): Promise<S> {
    const attendance = this.#attendance;
    const Loaded = await load();
    await this.updateComplete;
    if (this.#attendance !== attendance) return new Promise(() => {}); // overtaken by another session
    const {elementStyles} = this.constructor as typeof ProviderElement;
    adoptStyles(this.renderRoot as ShadowRoot, [...elementStyles, Loaded.styles]);
    const surface = new Loaded(this.#surfaceHost(session));
    this.#surfaces.add(surface);
    this.requestUpdate();
    return surface;
  }

  #end(): void {
    this.#attendance?.end();
    this.#leave?.();
    for (const surface of this.#surfaces) surface.end();
    this.#attendance = undefined;
    this.#surfaces.clear();
    this.#started.clear();
    this.#problems.clear();
  }

  #chatpay(session: Session, attendance: Attendance): Chatpay {
    return {
      session,
      attend: (request, attendant) => attendance.add(request, attendant),
      problemOf: (request) => this.#problemOf(session, request),
      pay: (request, opener) => void this.#showForm(session, request, opener),
      desk: () =>
        this.vault
          ? this.#start(session, loadDesk)
          : Promise.reject(new Error('there is no vault: set the provider’s vault')),
      askAgain: (request) => this.#askAgain.forEach((listener) => listener(request)),
      onAskAgain: (listener) => {
        this.#askAgain.add(listener);
        return () => this.#askAgain.delete(listener);
      },
    };
  }

  async #showForm(session: Session, request: RequestId, opener: HTMLElement): Promise<void> {
    if (session.party.role !== 'customer') return;
    const isRevealed = session.get(request)?.state.terms.collection === 'reveal';
    if (isRevealed && !this.vault) return;
    try {
      const surface = await (isRevealed ? this.#start(session, loadPay) : this.#start(session, loadCheckout));
      surface.show(request, opener);
    } catch (error) {
      this.#report(request, error instanceof LostModuleError ? 'not-loaded' : 'not-reached');
      this.dispatchEvent(new FailedEvent(isRevealed ? 'vault' : 'backend', error));
    }
  }

  #report(request: RequestId, problem: Problem | undefined): void {
    if (problem) this.#problems.set(request, {what: problem, status: this.session?.get(request)?.status});
    else this.#problems.delete(request);
    if (problem) this.#say(this.#words.term(PROBLEM_WORDS[problem]));
    this.#attendance?.tell(request);
  }

  /** Once the request stands elsewhere, that says enough: what had to be done then may not be possible any more. */
  #problemOf(session: Session, request: RequestId): Problem | undefined {
    const problem = this.#problems.get(request);
    return problem?.status === session.get(request)?.status ? problem?.what : undefined;
  }

  #surfaceHost(session: Session): SurfaceHost {
    return {
      session,
      vault: this.vault,
      findCheckout: this.findCheckout,
      current: () => this.current,
      words: this.#words,
      element: this,
      probe: this.probe,
      place: (frame) => this.frameBox.append(frame),
      changed: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
      resize: (px) => this.surfaceBox.style.setProperty('--_height', `${px}px`),
      fire: (event) => this.dispatchEvent(event),
      report: (request, problem) => this.#report(request, problem),
      failed: (error) => this.dispatchEvent(new FailedEvent(isVaultError(error) ? 'vault' : 'backend', error)),
    };
  }

  #onStatus(view: RequestView): void {
    this.dispatchEvent(new StateChangedEvent(view.conversation, view.id, view.status));
    const words = this.#attendance?.wordsFor(view.id);
    if (words) void this.#announce(view, words);
  }

  /** Says it once: not where a screen reader reads it anyway. */
  async #announce(view: RequestView, words: string): Promise<void> {
    if (await this.#attendance?.isReadOut(view.id)) return;
    const amount = formatMoney(view.state.terms.order.amount, this.#words.lang());
    this.#say(this.#words.term('announcement', words, amount));
  }

  #say(text: string): void {
    if (announce(this, text)) return;
    // the same words a second time are news only if the text differs
    this.announcement = text === this.announcement ? `${text}\u00a0` : text;
  }

  readonly #onColors = () => this.#surfaces.forEach((surface) => surface.sendSettings());

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#shown?.close();
  };
}

/** Fetches the class of a surface. */
type Load<S extends Surface> = () => Promise<SurfaceClass<S>>;

const importPay = importable(() => import('./pay-surface.js'));
const importCheckout = importable(() => import('./checkout-surface.js'));
const importDesk = importable(() => import('./desk-surface.js'));
const loadPay = async () => (await importPay()).PaySurface;
const loadCheckout = async () => (await importCheckout()).CheckoutSurface;
const loadDesk = async () => (await importDesk()).DeskSurface;

function isVaultError(error: unknown): boolean {
  return (error as {code?: unknown}).code === 'ERR_VAULT';
}
