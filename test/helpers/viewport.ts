import {waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';

/** Makes the page so wide, in CSS pixels, and waits until it is. @returns Whether a test can do that in this engine. */
export async function resize(width: number, height = 640): Promise<boolean> {
  try {
    await setViewport({width, height});
  } catch (error) {
    if (String(error).includes('not supported')) return false;
    throw error;
  }
  await waitUntil(() => innerWidth === width, `a page of ${width} px`, {timeout: 60_000});
  return true;
}
