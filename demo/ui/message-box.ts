import {css, html, LitElement} from 'lit';
import {property, query} from 'lit/decorators.js';

import {maskCardNumbers} from '../../src/masking/index.js';
import {icon} from './icons.js';
import {words} from './words.js';

/** Somebody said something: already masked. */
export class SaidEvent extends Event {
  readonly text: string;
  constructor(text: string) {
    super('demo-said', {bubbles: true, composed: true});
    this.text = text;
  }
}

/** Where a message is written, with room for more buttons at the right. */
export class MessageBoxElement extends LitElement {
  static override shadowRootOptions = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = css`
    :host {
      display: block;
      border-block-start: 1px solid var(--demo-line);
      background: var(--demo-surface);
      color: var(--demo-text);
    }
    form {
      display: flex;
      /* beside the field, not beside what the guard says below it */
      align-items: flex-start;
      gap: 0.5rem;
      padding: 0.625rem 0.75rem;
    }
    chatpay-guard {
      flex: 1;
      min-inline-size: 0;
    }
    textarea {
      box-sizing: border-box;
      display: block;
      inline-size: 100%;
      min-block-size: 2.75rem;
      max-block-size: 8rem;
      field-sizing: content;
      contain: inline-size;
      resize: none;
      padding: 0.625rem 0.875rem;
      border: 1px solid var(--demo-line-strong);
      border-radius: 1.375rem;
      background: var(--demo-canvas);
      color: inherit;
      font: inherit;
      line-height: 1.4;
    }
    button {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      border: 0;
      border-radius: 50%;
      background: var(--demo-accent);
      color: var(--demo-accent-text);
      cursor: pointer;
    }
    /* a placeholder is written in the page's direction, whatever name it begins with */
    textarea:placeholder-shown {
      direction: inherit;
      unicode-bidi: isolate;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (forced-colors: active) {
      button {
        border: 1px solid ButtonText;
      }
    }
    :is(textarea, button):focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 2px;
    }
    svg {
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    :host(:dir(rtl)) svg {
      transform: scaleX(-1);
    }
  `;

  /** What the field says while it is empty. */
  @property() placeholder = words.writeMessage;

  @query('textarea') private field!: HTMLTextAreaElement;

  protected override render() {
    return html`
      <form @submit=${this.#onSubmit}>
        <chatpay-guard .tellAgent=${this.#onTellAgent}>
          <textarea
            rows="1"
            dir="auto"
            maxlength="4000"
            aria-label=${words.message}
            placeholder=${this.placeholder}
            autocomplete="off"
            @keydown=${this.#onKeydown}
          ></textarea>
        </chatpay-guard>
        <slot></slot>
        <button aria-label=${words.sendMessage} data-chatpay-send>${icon('send')}</button>
      </form>
    `;
  }

  #onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#say();
  }

  #onSubmit(event: SubmitEvent) {
    event.preventDefault();
    this.#say();
  }

  /** A customer wants to pay and nothing waits to be paid: their own message says so. */
  readonly #onTellAgent = () => this.dispatchEvent(new SaidEvent(words.wantToPay));

  /** The guard has masked the field by now; masking again costs nothing, and a host should not lean on one safety net. */
  #say() {
    const text = maskCardNumbers(this.field.value).trim();
    if (!text) return;
    this.field.value = '';
    this.dispatchEvent(new SaidEvent(text));
  }
}

customElements.define('demo-message-box', MessageBoxElement);
