import {LitElement, css, html, nothing, unsafeCSS, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {SAMPLES, sampleOf, TOKENS, type Tier, type Token} from './tokens.js';

/** Widths are shown at a quarter of their size. */
const SCALE = 4;

const valueOf = (name: string) => `var(${sampleOf(name)})`;
const has = (name: string) => TOKENS.some((token) => token.name === name);

/** What a color of text stands on: the color of its own name, that name's surface, or any surface. */
function groundOf(name: string): string {
  const base = name.replace(/-?text$/, '');
  return [base, `${base}-surface`].find(has) ?? '--chatpay-surface';
}

/** What shows a token's value, as the value of `style`. */
function styleOf({name, isColor}: Token): string {
  const value = valueOf(name);
  if (isColor && name.endsWith('text')) return `background: ${valueOf(groundOf(name))}; color: ${value}`;
  if (isColor) return `background: ${value}`;
  if (/radius$/.test(name)) return `border-radius: ${value}`;
  if (/shadow$/.test(name)) return `box-shadow: ${value}`;
  if (/(border|bar)$/.test(name)) return `border: 0; border-inline-start: ${value}`;
  if (/font$/.test(name)) return `font-family: ${value}`;
  if (/font-size$/.test(name)) return `font-size: ${value}`;
  if (/width$/.test(name)) return `inline-size: calc(${value} / ${SCALE}); block-size: 0.5rem`;
  return /(space|end)$/.test(name) ? `inline-size: ${value}; block-size: 0.5rem` : '';
}

/** Every token of one tier: what it is for, its default, and a sample of it in light and in dark. */
export class TokenTable extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 0.75rem;
      font:
        0.875rem/1.45 system-ui,
        sans-serif;
      ${unsafeCSS(SAMPLES)}
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 17rem);
      gap: 0.5rem 1.5rem;
      align-items: center;
      padding-block: 0.75rem;
      border-block-start: 1px solid light-dark(#dcdfe6, #363b47);
    }
    h3 {
      margin: 0;
      font:
        600 0.875rem/1.4 ui-monospace,
        monospace;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0.125rem 0 0;
    }
    code {
      font:
        0.8125rem/1.4 ui-monospace,
        monospace;
      overflow-wrap: anywhere;
      color: light-dark(#585f6e, #a9b0be);
    }
    .samples {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.5rem;
    }
    .sample {
      display: grid;
      place-items: center;
      min-block-size: 4rem;
      padding: 0.5rem;
      border: 1px solid light-dark(#8a909d, #7b8494);
      border-radius: 0.5rem;
      overflow: clip;
      background: var(--sample-paper);
      color: var(--sample-ink);
      /* what a color looks like is what is shown here */
      forced-color-adjust: none;
    }
    .light {
      color-scheme: light;
    }
    .dark {
      color-scheme: dark;
    }
    .value {
      box-sizing: border-box;
      display: grid;
      place-items: center;
      inline-size: 4.5rem;
      max-inline-size: 100%;
      block-size: 2.25rem;
      border: 1px solid color-mix(in oklab, var(--sample-ink) 35%, var(--sample-paper));
      border-radius: 0.375rem;
    }
    .size .value {
      border: 0;
      border-radius: 0;
      background: var(--sample-accent);
    }
    @media (max-width: 40rem) {
      section {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  @property() tier: Tier = 'primitive';

  protected override render(): TemplateResult {
    return html`${TOKENS.filter(({tier}) => tier === this.tier).map((token) => this.#renderToken(token))}`;
  }

  #renderToken(token: Token): TemplateResult {
    const {name, description, default: value, tags, tier} = token;
    const isSize = /(width|space|end)$/.test(name);
    return html`<section lang="en" dir="ltr" aria-labelledby=${name}>
      <div>
        <h3 id=${name}>${name}</h3>
        <p>${description}</p>
        <code>${value}</code>${/width$/.test(name) ? html` <small>(its sample: 1 : ${SCALE})</small>` : nothing}
        ${tier === 'element' ? html`<p>${tags.map((tag, at) => html`${at ? ', ' : ''}<code>${tag}</code>`)}</p>` : nothing}
      </div>
      <div class="samples ${isSize ? 'size' : ''}">
        ${['light', 'dark'].map(
          (scheme) =>
            html`<div class="sample ${scheme}" role="img" aria-label="${name}, ${scheme}">
              <div class="value" style=${styleOf(token)}>${textOf(token)}</div>
            </div>`,
        )}
      </div>
    </section>`;
  }
}

/** What a sample says, where it takes letters to show it. */
function textOf({name, default: value}: Token): string {
  if (/(text|font|font-size)$/.test(name)) return 'Aa';
  return /index$/.test(name) ? value : '';
}

customElements.define('story-token-table', TokenTable);

declare global {
  interface HTMLElementTagNameMap {
    'story-token-table': TokenTable;
  }
}
