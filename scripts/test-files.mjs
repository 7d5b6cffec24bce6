import {readFileSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {filesEverywhere} from './security-groups.mjs';

const root = fileURLToPath(new URL('../test/', import.meta.url));

/** Rooms without a DOM: their tests run in Node as well as in browsers. */
const BOTH = /^test\/(request|masking|card|transport|session|server)\/|^test\/security\/t10-/;

/** Tests that press real keys and buttons, for which their page has to be the only one. */
const usesHands = (file) => /\bsend(Keys|Mouse)\b|real-keys/.test(readFileSync(`${root}../${file}`, 'utf8'));
const isPage = (file) => file.endsWith('.test.ts') && !file.endsWith('.node.test.ts') && !file.startsWith('test/e2e/');

/**
 * What runs in Chromium alone: servers, which are Node's (Firefox has no stream of a request's body), and what only Chromium
 * tells a page, the pages around it.
 */
const isOfChromium = (file) => /^test\/(server|security\/t10-|security\/t14-embedding)/.test(file);

const SUITES = {
  node: (file) => file.endsWith('.node.test.ts') || (BOTH.test(file) && /(?<!\.browser)\.test\.ts$/.test(file)),
  browser: (file) => isPage(file) && !usesHands(file),
  hands: (file) => isPage(file) && usesHands(file),
  engines: (file) => filesEverywhere.includes(file),
  others: (file) => isPage(file) && !isOfChromium(file),
  visual: (file) => file.endsWith('.visual.ts'),
  e2e: (file) => file.startsWith('test/e2e/') && file.endsWith('.e2e.ts'),
  // what is too slow for each run
  full: (file) => file.endsWith('.full.ts'),
};

/** The names of the suites. */
export const suites = Object.keys(SUITES);

/** The files of a suite, as paths from the package's root; with filters, those that contain one of them. */
export function testFiles(suite, filters = []) {
  return readdirSync(root, {recursive: true})
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter(SUITES[suite])
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort();
}
