import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';

import '../../locales/vault/desk-words.js';
import {buttons} from '../../styles/buttons.js';
import {alertIcon, personIcon} from '../../styles/icons.js';
import {spinner} from '../../styles/spinner.js';
import {text, tokens} from '../../styles/tokens.js';
import {DeskSignedInWantedEvent} from '../events.js';
import {VaultLocalize} from '../localize.js';
import {page} from '../page.styles.js';
import {styles} from './confirmation.styles.js';
import {panel} from './panel.styles.js';

/** Why nobody, or somebody else, is signed in after a try. */
export type SignInFault = 'unreachable' | 'unkept' | 'someone-else';

const WORDS = {
  unreachable: 'desk.signInFailed',
  unkept: 'desk.signInUnkept',
  'someone-else': 'desk.signInSomeoneElse',
} as const;

/**
 * Asks the agent to sign in to the desk, on the vault's own origin: the page around it cannot do it for them.
 *
 * @element chatpay-desk-sign-in
 * @fires {DeskSignedInWantedEvent} chatpay-desk-signed-in-wanted - The button was pressed.
 */
export class DeskSignIn extends LitElement {
  static override styles = [tokens, text, page, buttons, spinner, panel, styles];

  /** The name of whom the page around says the agent is; shown, not believed. */
  @property() agent?: string;

  /** Whether the signing in is under way. */
  @property({type: Boolean}) busy = false;

  /** Whether the last try did not work. */
  @property({type: Boolean}) failed = false;

  /** Why it did not: no answer that helps, one that left no session, or the session of another agent. */
  @property() fault: SignInFault = 'unreachable';

  @query('button') private button!: HTMLButtonElement | null;

  readonly #words = new VaultLocalize(this);

  /** Puts the focus on the button. */
  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const label = this.busy
      ? html`<span class="spinner" aria-hidden="true"></span>${words.term('desk.signingIn')}`
      : words.term('desk.signIn');
    return html`
      <section class="greeting" aria-labelledby="title">
        <span class="mark">${personIcon}</span>
        <div>
          <h1 id="title">${words.term('desk.signInTitle')}</h1>
          <p class="detail">${words.term('desk.signInDetail', this.agent)}</p>
        </div>
        <p class="problem" role="alert">${this.#renderProblem()}</p>
        <button type="button" class="primary" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#onClick}>
          ${label}
        </button>
      </section>
    `;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    if (!this.failed || this.busy) return nothing;
    return html`${alertIcon}<span>${this.#words.term(WORDS[this.fault])}</span>`;
  }

  #onClick(): void {
    if (!this.busy) this.dispatchEvent(new DeskSignedInWantedEvent());
  }
}
