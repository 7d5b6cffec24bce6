import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import {press, renderChat, setScene, THEMES, type Scene} from '../demo/pages/theme-chat.js';
import themesStyles from '../demo/pages/themes.css?inline';
import {inDemo, SCREEN} from './support/demo-screen.js';
import {sheets} from './support/theme-sheets.js';

/** The style sheets that come with the library, on the same elements beside each other. */
export default {
  title: 'Design/Themes',
  tags: ['!autodocs'],
  parameters: {
    ...SCREEN,
    controls: {disable: true},
    // whole surfaces stand in one page here, each with a first heading, and the same ones three times
    a11y: {options: {rules: {'heading-order': {enabled: false}, 'landmark-unique': {enabled: false}}}},
  },
  decorators: [inDemo],
  loaders: [async () => ({scene: await setScene()})],
  render: (_, {loaded}) => {
    const scene = loaded.scene as Scene;
    // each theme as its class sets it: the page's own is the toolbar's choice
    const styles = Object.values(sheets).map((css) => css.replace(':root,', ''));
    return html`${keyed(
      scene,
      html`<style>
          ${themesStyles} ${styles}
        </style>
        <div
          style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem 1rem; padding: 1rem"
        >
          ${THEMES.map(
            ([theme, name, words]) =>
              html`<div style="display: grid; gap: 0.5rem; align-content: start; min-inline-size: 0">
                <div lang="en" dir="ltr">
                  <h2>${name}</h2>
                  <p style="margin: 0.25rem 0; color: var(--demo-muted)">${words}</p>
                  <code style="overflow-wrap: anywhere">import 'chatpay-elements/themes/${theme}.css';</code>
                </div>
                ${renderChat(scene, `chatpay-theme-${theme}`, name)}
              </div>`,
          )}
        </div>`,
    )}`;
  },
  play: async ({canvasElement}) => {
    const missing = Object.keys(sheets).filter((sheet) => !THEMES.some(([theme]) => theme === sheet));
    if (missing.length > 0) throw new Error(`not on the page: ${missing.join(', ')}`);
    for (const chat of canvasElement.querySelectorAll('.chat')) await press(chat);
  },
} satisfies Meta;

export const BesideEachOther: StoryObj = {};
