import {mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {expect} from 'chai';
import type {Locator, Page} from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(root, 'test/visual/shots');

/** Share of pixels that may differ: edges of letters are drawn a little differently by every version of a browser. */
const TOLERATED = 0.002;

/** The moment at which all pictures are taken: what counts down stands still. */
export const MOMENT = Date.UTC(2026, 10, 23, 15, 4);

/**
 * Settings that make the machine's fonts three, all from packages: a picture shows the same letters anywhere, Japanese names
 * too. To be in the environment before the browser starts.
 */
export function pinFonts(): void {
  if (process.env['FONTCONFIG_FILE'] !== undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'chatpay-fonts-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  const fonts = join(root, 'node_modules/@expo-google-fonts');
  const families = ['Inter', 'Noto Sans Arabic', 'Sawarabi Gothic'];
  // whatever family is asked for, and Chromium asks for others than a page does: in this order
  const edit = `<edit name="family" mode="append_last" binding="strong">${families.map((family) => `<string>${family}</string>`).join('')}</edit>`;
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${['inter', 'noto-sans-arabic', 'sawarabi-gothic'].map((name) => `<dir>${fonts}/${name}</dir>`).join('')}<cachedir>${folder}/cache</cachedir>
<match target="pattern">${edit}</match></fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
}

/**
 * Takes a picture and compares it with the one that is kept; `npm run shots -- --update` keeps what it sees. What differs is
 * left in `test-results/`.
 *
 * @param moving What never looks the same twice; it is painted over, and so is what covers it: see `uncovered`.
 */
export async function matches(name: string, what: Page | Locator, moving: Locator[] = []): Promise<void> {
  const page = 'page' in what ? what.page() : what;
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const shot = await what.screenshot({animations: 'disabled', caret: 'hide', mask: moving, maskColor: '#888'});
  const path = join(FOLDER, `${name}.png`);
  if (process.env['CHATPAY_SHOTS'] === 'update') {
    mkdirSync(FOLDER, {recursive: true});
    return writeFileSync(path, shot);
  }
  expect(existsSync(path), `${name}.png is not there: npm run shots -- --update`).to.equal(true);
  const differing = await compare(page, readFileSync(path), shot);
  if (differing <= TOLERATED) return;
  mkdirSync(join(root, 'test-results'), {recursive: true});
  writeFileSync(join(root, 'test-results', `${basename(name)}.png`), shot);
  expect.fail(
    `${name}: ${(differing * 100).toFixed(2)} % of the pixels differ; see test-results/${basename(name)}.png`,
  );
}

/** Those elements of a page that nothing lies on: a mask would be painted over whatever covers them. */
export async function uncovered(locators: readonly Locator[]): Promise<Locator[]> {
  const all = (await Promise.all(locators.map((locator) => locator.all()))).flat();
  const isSeen = await Promise.all(
    all.map((locator) =>
      locator.evaluate((element) => {
        const {x, y, width, height} = element.getBoundingClientRect();
        const top = (element.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, y + height / 2);
        return top !== null && element.contains(top);
      }),
    ),
  );
  return all.filter((_, index) => isSeen[index]);
}

/** The share of pixels in which two pictures differ, as the browser decodes them; all of them when their sizes do. */
async function compare(page: Page, kept: Buffer, taken: Buffer): Promise<number> {
  const judge = await page.context().newPage();
  try {
    return await judge.evaluate(
      async (pictures) => {
        const [a, b] = await Promise.all(
          pictures.map(async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(0, 0, bitmap.width, bitmap.height);
          }),
        );
        if (a!.width !== b!.width || a!.height !== b!.height) return 1;
        let differing = 0;
        for (let at = 0; at < a!.data.length; at += 4) {
          const far = [0, 1, 2].some((channel) => Math.abs(a!.data[at + channel]! - b!.data[at + channel]!) > 32);
          if (far) differing++;
        }
        return differing / (a!.data.length / 4);
      },
      [kept.toString('base64'), taken.toString('base64')],
    );
  } finally {
    await judge.close();
  }
}
