import {LocalizeController, type Translation} from '@shoelace-style/localize';
import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {icon} from '../../demo/ui/icons.js';
import {words} from '../../demo/ui/words.js';
import type {HostTerms} from '../../src/locales/host-terms.js';
import type {DeskTerms} from '../../src/locales/vault/desk-terms.js';
import type {Draft} from '../../src/request/draft.js';
import {type Stage} from '../../src/testing/stage.js';
import type {InlineVault, SignInline} from './inline-vault.js';
import './inline-vault.js';
import {storyWords} from './words.js';

const MINUTE = 60_000;
const CONVERSATION = 'conversation-1';

type Message = {readonly by: 'agent' | 'customer'} & ({readonly text: string} | {readonly request: string});

/** Public test numbers of three networks. */
const TEST_CARDS = [
  ['Visa', '4111 1111 1111 1111'],
  ['Mastercard', '5555 5555 5555 4444'],
  ['American Express', '3782 822463 10005'],
] as const;

/** The vault that `npm run storybook` serves on a port of its own; absent in the static build. */
export const VAULT = (import.meta as {env?: {STORYBOOK_VAULT?: string}}).env?.STORYBOOK_VAULT ?? '';

type Plain<T> = {[K in keyof T as T[K] extends string ? K : never]: string};
type ElementWords = Translation & Plain<HostTerms> & Plain<DeskTerms>;

/**
 * An agent's chat and a customer's chat beside each other, on one backend in the page, whose clock can be moved. The chat
 * itself is a few lines: its messages carry text, or a request's id.
 */
export class BothSides extends LitElement {
  static override styles = css`
    :host {
      display: block;
      max-inline-size: 68rem;
      margin-inline: auto;
      font: 0.9375rem/1.45 var(--chatpay-font, system-ui, sans-serif);
      /* the chat around the elements is of their colors */
      --_ink: var(--chatpay-ink, light-dark(#171a21, #eceef3));
      --_paper: var(--chatpay-paper, light-dark(#fff, #1c1f26));
      --_brand: var(--chatpay-brand, light-dark(#2f54c4, #9db4ff));
      --_radius: var(--chatpay-radius, 0.75rem);
      --_ground: color-mix(in oklab, var(--_ink) 4%, var(--_paper));
      --_line: color-mix(in oklab, var(--_ink) 15%, var(--_paper));
      --_edge: color-mix(in oklab, var(--_ink) 55%, var(--_paper));
      color: var(--_ink);
    }
    .clock,
    .sides,
    .write,
    .clock > span {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    .clock {
      flex-wrap: wrap;
      justify-content: space-between;
      padding: 0.5rem 0.75rem;
      /* seen in forced colors, where a ground is not */
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_ink) 8%, var(--_paper));
      color: var(--_ink);
    }
    time {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    .sides {
      flex-wrap: wrap;
      align-items: stretch;
      gap: 1rem;
      margin-block: 1rem;
    }
    section {
      flex: 1 1 19rem;
      min-inline-size: 0;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.25);
      background: var(--_ground);
      color: var(--_ink);
    }
    chatpay-provider {
      display: flex;
      flex-direction: column;
      min-block-size: 38rem;
      block-size: 100%;
    }
    story-inline-vault,
    .chat {
      flex: 1;
      display: flex;
      flex-direction: column;
      padding: 0.75rem;
      gap: 0.5rem;
    }
    story-inline-vault {
      padding: 0;
    }
    h2 {
      margin: 0;
      padding: 0.75rem 1rem;
      font-size: 0.9375rem;
      border-block-end: 1px solid var(--_line);
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
      display: flex;
      flex-direction: column;
      gap: 0.5rem;
      flex: 1;
      min-block-size: 14rem;
    }
    li {
      max-inline-size: 85%;
      align-self: start;
    }
    li.own {
      align-self: end;
    }
    .text {
      padding: 0.5rem 0.75rem;
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_ink) 10%, var(--_paper));
      color: inherit;
      overflow-wrap: anywhere;
    }
    .own .text {
      background: color-mix(in oklab, var(--_brand) 18%, var(--_paper));
    }
    chatpay-guard {
      flex: 1;
      min-inline-size: 0;
    }
    input {
      inline-size: 100%;
      box-sizing: border-box;
      font: inherit;
      color: inherit;
      background: var(--_paper);
      border: 1px solid var(--_edge);
      border-radius: calc(var(--_radius) * 0.75);
      padding: 0.5rem 0.75rem;
      min-block-size: 2.75rem;
    }
    button {
      font: inherit;
      color: inherit;
      background: var(--_paper);
      border: 1px solid var(--_edge);
      border-radius: calc(var(--_radius) * 0.75);
      padding: 0.25rem 0.75rem;
      min-block-size: 2.25rem;
      cursor: pointer;
    }
    .write button {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      padding: 0;
    }
    @media (pointer: coarse) {
      button {
        min-block-size: 2.75rem;
      }
    }
    .write svg {
      inline-size: 1.25rem;
    }
    .write svg:dir(rtl) {
      transform: scaleX(-1);
    }
    .cards {
      margin: 0;
      font-size: 0.8125rem;
      color: color-mix(in oklab, var(--_ink) 70%, var(--_paper));
    }
    code {
      white-space: nowrap;
    }
  `;

  /** What the elements say, for plays in whatever language the toolbar says. */
  readonly words = new LocalizeController<ElementWords>(this);

  /** What is played on. */
  @property({attribute: false}) stage?: Stage;

  @state() private messages: readonly Message[] = [];
  #ticking: ReturnType<typeof setInterval> | undefined;
  #end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), 1000);
    this.#end = this.stage?.clock.onMove(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#end?.();
  }

  /** Moves everybody's clock. */
  move(minutes: number): void {
    this.stage?.move(minutes * MINUTE);
    for (const vault of this.renderRoot.querySelectorAll<InlineVault>('story-inline-vault')) vault.clockMoved();
  }

  protected override render(): TemplateResult | typeof nothing {
    const {stage} = this;
    if (!stage) return nothing;
    const {clock} = stage;
    const lang = document.documentElement.lang || 'en';
    const time = new Intl.DateTimeFormat(lang, {timeStyle: 'medium'});
    const minutes = new Intl.NumberFormat(lang, {
      style: 'unit',
      unit: 'minute',
      unitDisplay: 'short',
      signDisplay: 'always',
    });
    const own = storyWords();
    return html`
      <div class="clock" role="group" aria-label=${own.clockOfThisStory}>
        <span>${own.clock}: <time>${time.format(clock.now())}</time></span>
        <span>
          ${[1, 10].map((by) => html`<button @click=${() => this.move(by)}>${minutes.format(by)}</button>`)}
          <button aria-pressed=${clock.isPaused ? 'true' : 'false'} @click=${this.#onPause}>${own.pause}</button>
        </span>
      </div>
      <div class="sides">
        ${this.#renderSide(
          'agent',
          html`${own.agentWith('Valeria Ortiz')} <chatpay-indicator conversation=${CONVERSATION}></chatpay-indicator>`,
        )}
        ${this.#renderSide('customer', html`${own.customerWith('Oasis Dresses')}`)}
      </div>
      <p class="cards">
        ${own.testCards}:
        ${TEST_CARDS.map(
          ([network, number]) => html`<bdi dir="ltr"><code>${number}</code> (${network})</bdi>, `,
        )}${own.anyRest}.
      </p>
    `;
  }

  #renderSide(side: 'agent' | 'customer', title: TemplateResult): TemplateResult {
    const chat = html`<div class="chat">
      <ol aria-label=${words.messages}>
        ${this.messages.map(
          (message) =>
            html`<li class=${message.by === side ? 'own' : ''}>
              ${
                'text' in message
                  ? html`<div class="text" dir="auto">${message.text}</div>`
                  : html`<chatpay-request request=${message.request}></chatpay-request>`
              }
            </li>`,
        )}
      </ol>
      <form class="write" @submit=${(event: Event) => this.#onSay(event, side)}>
        <chatpay-guard>
          <input aria-label=${words.message} placeholder=${words.writeMessage} autocomplete="off" />
        </chatpay-guard>
        <button aria-label=${words.sendMessage}>${icon('send')}</button>
        ${
          side === 'agent'
            ? html`<chatpay-composer conversation=${CONVERSATION} currency="USD"></chatpay-composer>`
            : nothing
        }
      </form>
    </div>`;
    const session = this.stage![side];
    return html`<section class=${side} aria-label=${words[side]} @chatpay-request-sent=${this.#onSent}>
      <chatpay-provider vault=${VAULT} .session=${session}>
        <h2>${title}</h2>
        ${VAULT ? chat : html`<story-inline-vault .sign=${this.#sign}>${chat}</story-inline-vault>`}
      </chatpay-provider>
    </section>`;
  }

  readonly #sign: SignInline = async (draft: Draft, agentKey) => {
    const {supersedes, ...rest} = draft;
    const terms = this.stage!.terms({...rest, agentKey, ...(supersedes !== undefined && {supersedes})});
    return {request: terms.id, token: await this.stage!.signer.sign(terms)};
  };

  readonly #onSent = ({requestId}: HTMLElementEventMap['chatpay-request-sent']) => {
    this.messages = [...this.messages, {by: 'agent', request: requestId}];
  };

  #onSay(event: Event, by: 'agent' | 'customer'): void {
    event.preventDefault();
    const field = (event.currentTarget as HTMLElement).querySelector('input')!;
    const text = field.value.trim();
    if (text) this.messages = [...this.messages, {by, text}];
    field.value = '';
  }

  readonly #onPause = () => {
    const {clock} = this.stage!;
    if (clock.isPaused) clock.resume();
    else clock.pause();
  };
}

customElements.define('story-both-sides', BothSides);

declare global {
  interface HTMLElementTagNameMap {
    'story-both-sides': BothSides;
  }
}
