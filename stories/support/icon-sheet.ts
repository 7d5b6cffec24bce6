import {LitElement, css, html, type SVGTemplateResult, type TemplateResult} from 'lit';

import * as icons from '../../src/styles/icons.js';
import source from '../../src/styles/icons.ts?raw';
import {tokens} from '../../src/styles/tokens.js';

/** What each icon says, in the words that stand above it in its file. */
const SAYS = new Map(
  [...source.matchAll(/\/\*\* (.+?) \*\/\nexport const (\w+)/g)].map(([, says, name]) => [name!, says!]),
);

/** Every icon with its name, what it says, and how it looks in each size and in the colors of text around it. */
export class IconSheet extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
        gap: 0.75rem;
        font:
          0.875rem/1.45 system-ui,
          sans-serif;
      }
      figure {
        display: grid;
        gap: 0.5rem;
        align-content: start;
        margin: 0;
        padding: 1rem;
        border: 1px solid light-dark(#dcdfe6, #363b47);
        border-radius: 0.75rem;
        background: var(--_surface);
        color: var(--_text);
      }
      .sizes {
        display: flex;
        align-items: center;
        gap: 0.875rem;
      }
      .sizes span {
        display: contents;
      }
      .large {
        font-size: 1.75rem;
      }
      .accent {
        color: var(--_accent-ink);
      }
      .muted {
        color: var(--_muted);
      }
      figcaption strong {
        display: block;
        font:
          600 0.8125rem/1.4 ui-monospace,
          monospace;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`${Object.entries(icons).map(
      ([name, icon]: [string, SVGTemplateResult]) =>
        html`<figure lang="en" dir="ltr">
          <div class="sizes">
            <span class="large">${icon}</span><span>${icon}</span><span class="accent">${icon}</span
            ><span class="muted">${icon}</span>
          </div>
          <figcaption><strong>${name}</strong>${SAYS.get(name)}</figcaption>
        </figure>`,
    )}`;
  }
}

customElements.define('story-icon-sheet', IconSheet);

declare global {
  interface HTMLElementTagNameMap {
    'story-icon-sheet': IconSheet;
  }
}
