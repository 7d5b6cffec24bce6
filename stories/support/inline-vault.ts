import {ContextConsumer, ContextProvider} from '@lit/context';
import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import '../../src/vault/desk-ui/define.js';
import '../../src/vault/form/define.js';
import '../../src/vault/view/define.js';
import {chatpayContext, type Chatpay, type Confirmation, type Problem} from '../../src/elements/context.js';
import {attemptInPlay} from '../../src/request/attempt.js';
import type {Draft} from '../../src/request/draft.js';
import {RefusedError} from '../../src/request/errors.js';
import {allows, LIVE} from '../../src/request/life.js';
import type {Session} from '../../src/session/session.js';
import type {CardForm} from '../../src/vault/form/card-form.js';
import {AgentKeys, type NewKey} from '../../src/vault/keys.js';
import {open, seal} from '../../src/vault/sealing.js';
import type {CardView} from '../../src/vault/view/card-view.js';
import {label} from './label.js';
import {storyWords} from './words.js';

/** Signs what the agent has confirmed, for the key that the desk has made. */
export type SignInline = (
  draft: Draft,
  agentKey: string,
) => Promise<{readonly request: string; readonly token: string}>;

/**
 * The vault's form and desk on the page itself, for Storybook's static build: the same elements and the same sealing, without
 * the frame that keeps a card from the page. Stands between a provider and the chat, and takes the vault's part in what the
 * provider gives to the elements below.
 */
export class InlineVault extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    .box {
      margin-block-start: 0.75rem;
      border: 1px dashed var(--chatpay-warning, light-dark(#8a5300, #f3c069));
      border-radius: var(--chatpay-radius, 0.75rem);
      overflow: hidden;
    }
    p {
      margin: 0;
      ${label}
    }
  `;

  /** Who may be shown in the form and on the confirmation as the one who is paid. */
  @property() merchant = 'Oasis Dresses';

  /** Whether a file of the form was lost on its way, so that only a reload brings it. */
  @property({type: Boolean}) lost = false;

  @property({attribute: false}) sign?: SignInline;

  @state() private shown: HTMLElement | undefined;

  readonly #keys = new Map<string, NewKey>();
  readonly #provider = new ContextProvider(this, {context: chatpayContext});
  readonly #problems = new Map<string, Problem>();
  #outer: Chatpay | undefined;
  #session: Session | undefined;
  #leave: (() => void) | undefined;
  #request: string | undefined;
  #opener: HTMLElement | undefined;
  #back: (() => void) | undefined;

  constructor() {
    super();
    const take = (chatpay: Chatpay | undefined) => {
      this.#outer = chatpay;
      this.#follow(chatpay?.session);
      this.#provider.setValue(chatpay && this.#own(chatpay));
    };
    new ContextConsumer(this, {context: chatpayContext, subscribe: true, callback: take});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    this.#follow(undefined);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>${
        this.shown
          ? html`<div class="box">
              <p>${storyWords().notIsolated}</p>
              ${this.shown}
            </div>`
          : nothing
      }`;
  }

  #report(request: string, problem: Problem | undefined): void {
    if (problem) this.#problems.set(request, problem);
    else this.#problems.delete(request);
    if (this.#outer) this.#provider.setValue(this.#own(this.#outer));
  }

  #own(chatpay: Chatpay): Chatpay {
    return {
      ...chatpay,
      problemOf: (request) => this.#problems.get(request) ?? chatpay.problemOf(request),
      pay: (request, opener) => this.#pay(chatpay.session, request, opener),
      desk: () =>
        Promise.resolve({
          confirm: (_command, draft) => this.#confirm(draft),
          view: (request) => this.#view(chatpay.session, request),
        }),
    };
  }

  #follow(session: Session | undefined): void {
    if (session === this.#session) return;
    this.#leave?.();
    this.#session = session;
    this.#leave = session?.watch(undefined, (request) => this.#onChange(session, request));
  }

  /** What can no longer be paid or used is put away. */
  #onChange(session: Session, request: string): void {
    const view = session.get(request);
    if (request !== this.#request || !view) return;
    const isOver =
      session.party.role === 'customer'
        ? !allows(view.state, 'submit', session.party)
        : !LIVE.includes(view.state.status);
    if (isOver && view.pending !== 'submit') this.#close();
  }

  #pay(session: Session, request: string, opener: HTMLElement): void {
    const view = session.get(request);
    const token = session.tokenOf(request);
    if (!view || token === undefined) return;
    if (this.lost) return this.#report(request, 'not-loaded');
    const attempt = attemptInPlay(view.state);
    const form = document.createElement('chatpay-card-form') as CardForm;
    form.terms = view.state.terms;
    form.now = () => session.clock.now();
    form.addEventListener('chatpay-card-stage', ({stage}) => session.presence(view.conversation, request, stage));
    form.addEventListener('chatpay-card-closed', () => this.#close());
    form.addEventListener('chatpay-card-entered', ({card}) => {
      form.sealing = true;
      void seal({card, token, attempt}).then(async (sealed) => {
        this.#close();
        const sent = session.send(view.conversation, {type: 'submit', request, attempt, sealed});
        await sent.catch((error: unknown) => {
          this.#report(request, error instanceof RefusedError ? 'not-allowed' : 'card-not-sent');
        });
      });
    });
    this.#report(request, undefined);
    this.#show(form, request, opener);
  }

  #confirm(draft: Draft): Promise<Confirmation> {
    const confirmation = document.createElement('chatpay-desk-confirmation');
    confirmation.draft = draft;
    confirmation.merchantName = this.merchant;
    return new Promise((done) => {
      confirmation.addEventListener('chatpay-draft-sent', () => {
        confirmation.busy = true;
        void this.#signed(draft).then((signed) => {
          this.#back = undefined;
          this.#close();
          done({outcome: 'signed', ...signed});
        });
      });
      confirmation.addEventListener('chatpay-draft-back', () => this.#close());
      this.#show(confirmation, undefined, undefined);
      this.#back = () => done({outcome: 'back'});
    });
  }

  async #signed(draft: Draft): Promise<{request: string; token: string}> {
    const key = await new AgentKeys({release: () => Promise.reject(new Error('nothing is kept'))}).create();
    const signed = await this.sign!(draft, key.point);
    this.#keys.set(signed.request, key);
    return signed;
  }

  async #view(session: Session, request: string): Promise<void> {
    const view = session.get(request)!;
    const {sealed, at} = await session.send(view.conversation, {type: 'view', request});
    const key = this.#keys.get(request);
    const until = session.get(request)?.state.holdUntil;
    if (!sealed || !key || until === undefined) return;
    const {attempt, enc, ct} = sealed;
    const element = document.createElement('chatpay-card-view') as CardView;
    element.terms = view.state.terms;
    element.card = await open({sealed: {enc, ct}, token: session.tokenOf(request)!, attempt, keyPair: key.pair});
    element.endsAt = performance.now() + until - at;
    const give = (wish: Parameters<Session['send']>[1]) => {
      this.#close();
      void session.send(view.conversation, wish);
    };
    element.addEventListener('chatpay-card-completed', () => give({type: 'complete', request}));
    element.addEventListener('chatpay-card-refused', ({reason}) => give({type: 'refuse', request, attempt, reason}));
    element.addEventListener('chatpay-card-put-away', () => this.#close());
    this.#show(element, request, undefined);
  }

  /** The clock was moved: what is left of a card's time is less now. */
  clockMoved(): void {
    const until = this.#request !== undefined && this.#session?.get(this.#request)?.state.holdUntil;
    if (until && this.shown?.localName === 'chatpay-card-view') {
      (this.shown as CardView).endsAt = performance.now() + until - this.#session!.clock.now();
    }
  }

  #show(
    element: HTMLElement & {updateComplete: Promise<unknown>},
    request: string | undefined,
    opener: HTMLElement | undefined,
  ): void {
    this.#close();
    this.shown = element;
    this.#request = request;
    this.#opener = opener;
    void this.updateComplete.then(() => element.updateComplete).then(() => this.shown === element && element.focus());
  }

  #close(): void {
    const back = this.#back;
    this.#back = undefined;
    const {shown} = this;
    if (shown?.localName === 'chatpay-card-form') (shown as CardForm).clear();
    if (shown?.localName === 'chatpay-card-view') (shown as CardView).shred();
    this.shown = this.#request = undefined;
    back?.();
    this.#opener?.focus();
    this.#opener = undefined;
  }
}

customElements.define('story-inline-vault', InlineVault);

declare global {
  interface HTMLElementTagNameMap {
    'story-inline-vault': InlineVault;
  }
}
