import type {Decorator, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {ref} from 'lit/directives/ref.js';

/** What an element can say of itself, whatever the page around it says; on a ground of that kind. */
const SETTINGS = [
  ['scheme', 'light', 'background: #fff; color: #171a21'],
  ['scheme', 'dark', 'background: #101216; color: #eceef3'],
  ['density', 'compact', ''],
] as const;

const besideEachOther: Decorator = (story, {component}) =>
  html`<div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem">
    ${SETTINGS.map(
      ([name, value, ground]) =>
        html`<figure
          style="box-sizing: border-box; margin: 0; padding: 0.75rem; border: 1px solid light-dark(#dcdfe6, #363b47); border-radius: 0.75rem;
            min-inline-size: 0; ${ground}"
          ${ref((figure) => {
            // what it holds is rendered after it
            queueMicrotask(() => figure?.querySelector(component as string)?.setAttribute(name, value));
          })}
        >
          <figcaption style="margin-block-end: 0.75rem; font: 0.8125rem ui-monospace, monospace" dir="ltr">
            ${`${name}="${value}"`}
          </figcaption>
          ${story()}
        </figure>`,
    )}
  </div>`;

/** A story three times: light, dark, and set tightly, by the attributes of its element. The toolbar does it to whole pages. */
export const inSchemes = (story: StoryObj): StoryObj => ({
  ...story,
  decorators: [...[story.decorators ?? []].flat(), besideEachOther],
  // what stands there three times cannot have a name of its own each time
  parameters: {a11y: {options: {rules: {'landmark-unique': {enabled: false}}}}},
  name: 'Light, dark, compact',
});
