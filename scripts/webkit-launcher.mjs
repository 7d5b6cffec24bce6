// A Web Test Runner launcher for WebKitGTK: Xvfb, WebKitWebDriver and MiniBrowser over plain WebDriver.
import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

// WebDriver, section 17.4.2: the code points of keys that type no character
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const BUTTONS = {left: 0, middle: 1, right: 2};
const MOUSE = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}};
const KEYBOARD = {type: 'key', id: 'keyboard'};

const move = (x, y) => ({type: 'pointerMove', duration: 0, x, y});
const down = (button = 'left') => ({type: 'pointerDown', button: BUTTONS[button]});
const up = (button = 'left') => ({type: 'pointerUp', button: BUTTONS[button]});

/** `Control+v` is a chord; any other key goes down and up by itself. */
function strokes(key) {
  const parts = (key.length > 1 && key.includes('+') ? key.split('+') : [key]).map((part) => KEYS[part] ?? part);
  return [
    ...parts.map((value) => ({type: 'keyDown', value})),
    ...parts.toReversed().map((value) => ({type: 'keyUp', value})),
  ];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function call(base, method, path, body) {
  const response = await fetch(base + path, {method, body: body && JSON.stringify(body)});
  const {value} = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Starts an X server on a number of its own choice. */
async function startDisplay() {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((resolve, reject) => {
    xvfb.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb exited with ${code}`)));
    xvfb.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`));
  });
  const home = await mkdtemp(join(tmpdir(), 'wtr-webkit-'));
  // what fades in is looked at as it is once it has: this is what makes `prefers-reduced-motion` match
  for (const version of ['gtk-3.0', 'gtk-4.0']) {
    await mkdir(join(home, version));
    await writeFile(join(home, version, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  }
  return {xvfb, display, home};
}

/** One driver with one browser: a place for one test page at a time. */
async function startSlot({display, home}, binary) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=local'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      NO_AT_BRIDGE: '1',
      GSETTINGS_BACKEND: 'memory',
      // else navigator.language is "C"
      LANG: 'en_US.UTF-8',
      LC_ALL: '',
      LANGUAGE: '',
      HOME: home,
      XDG_CACHE_HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_RUNTIME_DIR: home,
    },
  });
  const driver = `http://127.0.0.1:${port}`;
  for (let tries = 100; ; tries--) {
    try {
      await call(driver, 'GET', '/status');
      break;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const options = {'webkitgtk:browserOptions': {binary, args: ['--automation']}};
  const {sessionId} = await call(driver, 'POST', '/session', {capabilities: {alwaysMatch: options}});
  return {child, base: `${driver}/session/${sessionId}`, id: undefined};
}

/** A launcher of type `webdriver`, which @web/test-runner-commands knows how to drive. */
export function webkitLauncher({binary, concurrency = 1}) {
  const slots = [];
  let config;
  let screen;

  function slotOf(id) {
    const slot = slots.find((one) => one.id === id);
    if (!slot) throw new Error(`no WebKit page for session ${id}`);
    return slot;
  }
  const act = (id, source, actions) => call(slotOf(id).base, 'POST', '/actions', {actions: [{...source, actions}]});

  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency,
    async initialize(given) {
      config = given;
    },
    async startSession(id, url) {
      let slot = slots.find((one) => one.id === undefined);
      if (!slot) {
        slot = await startSlot(await (screen ??= startDisplay()), binary);
        slots.push(slot);
      }
      slot.id = id;
      await call(slot.base, 'POST', '/url', {url});
    },
    isActive: (id) => slots.some((slot) => slot.id === id),
    getBrowserUrl: (id) => call(slotOf(id).base, 'GET', '/url'),
    async stopSession(id) {
      const slot = slotOf(id);
      const script = {script: 'return window.__coverage__', args: []};
      const testCoverage = config.coverage ? await call(slot.base, 'POST', '/execute/sync', script) : undefined;
      await call(slot.base, 'POST', '/url', {url: 'about:blank'});
      slot.id = undefined;
      return {testCoverage: testCoverage ?? undefined};
    },
    async startDebugSession() {
      throw new Error('WebKitGTK has no debug session here');
    },
    async stop() {
      for (const {base, child} of slots) {
        await call(base, 'DELETE', '').catch(() => {}); // a browser that is gone already
        child.kill();
      }
      const {xvfb, home} = (await screen) ?? {};
      xvfb?.kill();
      if (home) await rm(home, {recursive: true, force: true, maxRetries: 5}).catch(() => {});
    },
    sendKeys: (id, keys) => act(id, KEYBOARD, keys.flatMap(strokes)),
    sendMouseMove: (id, x, y) => act(id, MOUSE, [move(x, y)]),
    sendMouseClick: (id, x, y, button) => act(id, MOUSE, [move(x, y), down(button), up(button)]),
    sendMouseDown: (id, button) => act(id, MOUSE, [down(button)]),
    sendMouseUp: (id, button) => act(id, MOUSE, [up(button)]),
    resetMouse: (id) => call(slotOf(id).base, 'DELETE', '/actions'),
  };
}
