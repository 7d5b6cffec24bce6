import type {StoryObj} from '@storybook/web-components-vite';

import type {RequestStatus} from '../../src/session/session.js';
import {bring, Stage, type SetUp} from './stage.js';

/** What a story's loader gives to its render function. */
export interface OnStage {
  readonly stage: Stage;
  readonly request: string;
}

let last: Stage | undefined;

/** A story about one request of a status: both sides' sessions run, on a backend in the page. */
export function inStatus(status: RequestStatus, setUp: SetUp = {}): StoryObj {
  return {
    loaders: [
      async (): Promise<OnStage> => {
        last?.stop();
        last = await Stage.create();
        return {stage: last, request: await bring(last, status, setUp)};
      },
    ],
  };
}
