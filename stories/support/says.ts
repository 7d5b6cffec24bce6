import type {StoryObj} from '@storybook/web-components-vite';
import type {LitElement} from 'lit';

import {Harness} from '../../src/testing/harness.js';

/** What is done once a story is there. */
export type Play = NonNullable<StoryObj['play']>;

/** A story that plays, and fails unless it then says these words. The toolbar's other languages say others. */
export const saying = (story: StoryObj, ...words: readonly string[]): StoryObj => ({
  ...story,
  play: async (context) => {
    await story.play?.(context);
    if (document.documentElement.lang !== 'en') return;
    const canvas = new Harness(context.canvasElement as unknown as LitElement);
    await canvas.until(() => words.every((text) => canvas.text().includes(text)));
  },
});
