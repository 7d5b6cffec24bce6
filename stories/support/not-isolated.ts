import type {Decorator} from '@storybook/web-components-vite';
import {html} from 'lit';

import {NOT_ISOLATED} from './inline-vault.js';

/** Says on every story of the vault's own elements what they are without the vault. */
export const notIsolated: Decorator = (story) =>
  html`<div style="max-inline-size: 26rem; margin-inline: auto">
    <p
      style="margin: 0 0 0.75rem; padding: 0.5rem 0.75rem; border-radius: 0.5rem; font: 0.8125rem/1.4 system-ui, sans-serif;
        color: light-dark(#6b4100, #f3c069); background: light-dark(#fff6e5, #2b2418)"
    >
      ${NOT_ISOLATED}
    </p>
    <div style="border: 1px solid light-dark(#dcdfe6, #363b47); border-radius: 0.75rem; overflow: hidden">
      ${story()}
    </div>
  </div>`;
