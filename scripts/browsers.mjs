// Finds the browsers that the tests need, or installs them (on Debian and Ubuntu, as root).
// `node scripts/browsers.mjs chromium firefox webkit`; NO_BROWSER_INSTALL=1 only looks.
import {spawnSync} from 'node:child_process';
import {accessSync, constants, readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const {env, platform} = process;
const isRoot = process.getuid?.() === 0;

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/** The first of these that can be run; a bare name is looked for on PATH. */
function firstExecutable(...candidates) {
  const folders = (env.PATH ?? '').split(delimiter);
  const paths = candidates.flatMap((c) => (/[/\\]/.test(c) ? [c] : folders.map((folder) => join(folder, c))));
  return paths.find(executable);
}

/** Folders of a download cache whose name fits, newest version first. */
function versions(folder, name) {
  try {
    return readdirSync(folder)
      .filter((entry) => name.test(entry))
      .sort((a, b) => b.localeCompare(a, 'en', {numeric: true}))
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
}

/** Chromiums that Playwright or Puppeteer have downloaded before. */
function cachedChromiums() {
  const cache = env.XDG_CACHE_HOME ?? join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache');
  const playwright = env.PLAYWRIGHT_BROWSERS_PATH ?? join(cache, 'ms-playwright');
  const puppeteer = env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer');
  const testing = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    `chrome-mac-arm64/${testing}`,
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  const folders = [...versions(playwright, /^chromium-\d/), ...versions(join(puppeteer, 'chrome'), /./)];
  return folders.flatMap((folder) => inside.map((path) => join(folder, path)));
}

const programs = (path) =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .filter((name) => env[name])
    .map((name) => join(env[name], path));

const BROWSERS = {
  chromium: {
    variable: 'CHROME_PATH',
    packages: ['chromium'],
    find: () =>
      firstExecutable(
        ...['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge'],
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ...programs('Google/Chrome/Application/chrome.exe'),
        ...cachedChromiums(),
      ),
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    packages: ['firefox-esr'],
    find: () =>
      firstExecutable(
        'firefox-esr',
        'firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        ...programs('Mozilla Firefox/firefox.exe'),
      ),
  },
  webkit: {
    variable: 'WEBKIT_MINIBROWSER',
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: () =>
      firstExecutable('WebKitWebDriver') && firstExecutable('Xvfb')
        ? firstExecutable(
            ...['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
              ['4.1', '4.0'].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
            ),
          )
        : undefined,
  },
};

/** The path of a browser, or undefined. Throws when its environment variable names no executable file. */
export function findBrowser(name) {
  const {variable, find} = BROWSERS[name];
  const set = env[variable];
  if (set && !executable(set)) throw new Error(`${variable}=${set} is not an executable file`);
  return set || find();
}

function aptInstall(packages) {
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...env, DEBIAN_FRONTEND: 'noninteractive'},
    }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  if (!install() && apt('update')) install();
}

/** The path of a browser, installed first where that is possible. Throws with what to do where it is not. */
export function ensureBrowser(name) {
  const found = findBrowser(name);
  if (found) return found;
  const {packages, variable} = BROWSERS[name];
  if (platform === 'linux' && isRoot && firstExecutable('apt-get') && !env.NO_BROWSER_INSTALL) {
    console.error(`${name}: installing ${packages.join(' ')} with apt-get`);
    aptInstall(packages);
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  const how = `Install it (Debian, Ubuntu: sudo apt-get install ${packages.join(' ')})`;
  throw new Error(`No ${name} for the tests. ${how}, or set ${variable} to its executable.`);
}

/** Flags for a Chromium without a network, root or a GPU. */
export const chromiumArgs = [
  ...(platform === 'linux' && (isRoot || env.CI) ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--lang=en-US',
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const name of process.argv.slice(2)) console.log(name, ensureBrowser(name));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
