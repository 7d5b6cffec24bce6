import type {Decorator} from '@storybook/web-components-vite';
import {html} from 'lit';
import {ref} from 'lit/directives/ref.js';

import {label} from './label.js';
import {storyWords} from './words.js';

/** What takes the focus as soon as it is there would scroll a page of docs to it. */
const unfocused = ref((element) => {
  if (!(element instanceof HTMLElement)) return;
  element.inert = true;
  setTimeout(() => (element.inert = false), 500);
});

/** Says on every story of the vault's own elements what they are without the vault, and makes them as wide as a chat. */
export const notIsolated: Decorator = (story, {parameters, viewMode}) =>
  html`<div
    style=${parameters.isAnatomy ? '' : 'max-inline-size: 26rem; margin-inline: auto'}
    ${viewMode === 'docs' ? unfocused : undefined}
  >
    <p
      style="margin: 0 0 0.75rem; border: 1px solid transparent; border-radius: var(--chatpay-button-radius, 0.5rem); ${label.cssText}"
    >
      ${storyWords().notIsolated}
    </p>
    ${
      parameters.isAnatomy
        ? story()
        : html`<div style="border: 1px solid light-dark(#dcdfe6, #363b47); border-radius: 0.75rem; overflow: hidden">
            ${story()}
          </div>`
    }
  </div>`;
