import type {StoryObj} from '@storybook/web-components-vite';

/** After how long a person wonders where the vault's frame stays, in milliseconds. */
const WONDERS_MS = 4000;

/** After how long a frame of the vault is given up: one whose page came and said nothing, and any. */
const GIVES_UP_MS = [3000, 15_000];

/**
 * A vault whose frame is on its way as long as the story is there: it is never given up, and a person wonders at once or never.
 * The elements' own times would show each of these states for seconds.
 */
export const hanging = ({isSlow}: {readonly isSlow: boolean}): Pick<StoryObj, 'beforeEach'> => ({
  beforeEach: () => {
    const {setTimeout: start} = window;
    window.setTimeout = ((act: TimerHandler, ms = 0, ...args: unknown[]) => {
      if (GIVES_UP_MS.includes(ms) || (ms === WONDERS_MS && !isSlow)) return 0;
      return start(act, ms === WONDERS_MS ? 0 : ms, ...args);
    }) as typeof window.setTimeout;
    return () => {
      window.setTimeout = start;
    };
  },
});
