import {fileURLToPath} from 'node:url';

import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';

import {chromiumArgs, ensureBrowser} from './scripts/browsers.mjs';
import {figuresPlugin} from './scripts/security-groups.mjs';
import {testFiles} from './scripts/test-files.mjs';
import {webkitLauncher} from './scripts/webkit-launcher.mjs';
import {attackerPlugin} from './scripts/wtr-attacker.mjs';
import {cjsPackages} from './scripts/wtr-cjs.mjs';
import {mediaPlugin} from './scripts/wtr-media.mjs';
import {summaryReporter} from './scripts/wtr-summary.mjs';
import {vaultPlugin} from './scripts/wtr-vault.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Much more than is ever needed here, in milliseconds: a slow machine is no fault. */
const PATIENCE_MS = 180_000;

/** A page that renders and has the focus even when another tab is in front. */
async function focusedPage({context}) {
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  await page.emulateFocusedPage(true);
  return page;
}

/** A window of Firefox: a background tab gets no animation frames. */
async function firefoxPage({context}) {
  const page = await context.newPage({type: 'window'});
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  const setViewport = page.setViewport.bind(page);
  // The driver turns the screen with the same call, which Firefox before 144 does not know; the size is set all the same.
  page.setViewport = (viewport) =>
    setViewport(viewport).catch((error) => {
      if (!error.message.includes('unknown command')) throw error;
    });
  return page;
}

const launchers = {
  chromium: () =>
    chromeLauncher({
      createPage: focusedPage,
      launchOptions: {
        executablePath: ensureBrowser('chromium'),
        // what fades in is looked at as it is once it has
        args: [...chromiumArgs, '--force-prefers-reduced-motion'],
        timeout: PATIENCE_MS,
      },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      createPage: firefoxPage,
      launchOptions: {
        browser: 'firefox',
        headless: true,
        timeout: PATIENCE_MS,
        executablePath: ensureBrowser('firefox'),
        extraPrefsFirefox: {'intl.accept_languages': 'en-US, en', 'ui.prefersReducedMotion': 1},
      },
    }),
  webkit: () => webkitLauncher({binary: ensureBrowser('webkit')}),
};

export default {
  files: [...testFiles('browser'), ...testFiles('hands')],
  nodeResolve: {exportConditions: ['browser', 'development']},
  // real keys for a frame of another site go to the page in front now and then; tests without them may have more pages
  concurrency: 1,
  concurrentBrowsers: 3,
  // a page has begun once it is loaded
  browserStartTimeout: PATIENCE_MS,
  testsStartTimeout: PATIENCE_MS,
  testsFinishTimeout: 300_000,
  testFramework: {
    config: {timeout: 120_000, forbidOnly: Boolean(process.env.CI), bail: Boolean(process.env.CHATPAY_ONCE)},
  },
  reporters: [defaultReporter({reportTestProgress: false}), summaryReporter()],
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverageConfig: {include: ['src/**/*.ts'], reporters: ['lcovonly', 'text-summary']},
  plugins: [
    cjsPackages(['card-validator', 'credit-card-type', 'axe-core'], root),
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json`}),
    mediaPlugin(),
    vaultPlugin(),
    figuresPlugin(),
    attackerPlugin(),
    // @hpke/core asks for Node's module only where there is no crypto of the platform's own
    {name: 'no-node-crypto', resolveImport: ({source}) => (source === 'crypto' ? 'data:text/javascript,' : undefined)},
  ],
  browsers: (process.env.ENGINES ?? 'chromium').split(',').map((name) => launchers[name]()),
};
