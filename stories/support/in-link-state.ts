import type {StoryObj} from '@storybook/web-components-vite';

import type {OnStage} from './in-status.js';
import {linkStage, type LinkState} from './link-stage.js';
import type {Stage} from './stage.js';

let last: Stage | undefined;

/** A story about one payment by link that stands somewhere, on a backend in the page. */
export function inLinkState(state: LinkState): StoryObj {
  return {
    loaders: [
      async (): Promise<OnStage> => {
        last?.stop();
        const made = await linkStage(state);
        last = made.stage;
        return made;
      },
    ],
  };
}
