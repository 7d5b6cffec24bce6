import {sendKeys} from '@web/test-runner-commands';

import type {FieldName, Stage} from '../../src/request/command.js';
import {aWhile, until} from './wait.js';

/**
 * Types into the form of a frame of another site, field by field, with the real keyboard. The next field begins once the
 * vault has told that the last one is done, so that a busy machine makes it slower and nothing else.
 *
 * @param texts In the order of the fields, the first of which has the focus.
 * @param stage What the vault has told last.
 */
export async function typeCard(
  texts: readonly (readonly [FieldName, string])[],
  stage: () => Stage | undefined,
): Promise<void> {
  await until(() => stage() !== undefined, 'the focus in the form');
  for (const [index, [field, text]] of texts.entries()) {
    if (index > 0) await sendKeys({press: 'Tab'});
    await sendKeys({type: text});
    await until(() => stage()!.done.includes(field), `“${field}” to be done`);
  }
}

/** Presses Enter until it has an effect: Pay takes none before it has been in clear sight for a while. */
export async function pressPay(isSealed: () => boolean): Promise<void> {
  for (const end = performance.now() + 30_000; !isSealed() && performance.now() < end; await aWhile(200)) {
    await sendKeys({press: 'Enter'});
  }
  await until(isSealed, 'the seal');
}
