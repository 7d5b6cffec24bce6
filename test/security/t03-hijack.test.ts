import {expect} from '@open-wc/testing';

import {figure} from '../helpers/figure.js';
import {EVIL_PUPPET, PUPPET} from '../vault/origins.js';
import {Puppet, READY, SETTINGS} from '../vault/puppet.js';
import {aWhile, until} from '../vault/wait.js';

/** Where the frame is sent: a page that greets as the vault would, and passes on whatever it is told. */
const TO = `${EVIL_PUPPET}/pay.html?greet`;
const SECRET = 'terms-of-the-next-request';
const SEALED = {enc: 'A'.repeat(87), ct: 'A'.repeat(704)};

/** How far host and vault have come, each step on top of the one before. */
const STATES: Record<string, (puppet: Puppet) => Promise<void> | void> = {
  'that is loading': () => {},
  'that is up': (puppet) => until(() => puppet.isUp, 'the page'),
  'that has its port': async (puppet) => void (await puppet.shakeHands()),
  'that is ready': async (puppet) => {
    puppet.say(READY);
    await until(() => puppet.messages.length === 1, 'that it is ready');
  },
  'that shows a form': async (puppet) => {
    puppet.connection.send(SETTINGS);
    puppet.connection.send({type: 'show', token: 'a.b.c', attempt: 1});
    puppet.say('{"type":"shown","request":"r"}');
    await until(() => puppet.messages.length === 2, 'the form');
  },
  'that has sealed a card': async (puppet) => {
    puppet.say(JSON.stringify({type: 'sealed', request: 'r', attempt: 1, sealed: SEALED}));
    await until(() => puppet.messages.length === 3, 'the seal');
  },
};

/** Waits for the word of a page that has tried to steer. @returns How many frames the browser let it send elsewhere. */
async function steered(begin: () => Window | null): Promise<number | undefined> {
  let count: number | undefined;
  const listen = ({data, origin}: MessageEvent<{steered?: number} | null>) => {
    if (origin === EVIL_PUPPET && data?.steered !== undefined) count = data.steered;
  };
  addEventListener('message', listen);
  const other = begin();
  if (other) await until(() => count !== undefined, 'the page that steers').catch(() => {});
  removeEventListener('message', listen);
  return count;
}

/** Who sends the frame elsewhere. Gives whether the browser let them, or `undefined` where there was no such window. */
const NAVIGATORS: Record<string, (puppet: Puppet) => Promise<number | undefined>> = {
  'a page around it': async ({connection}) => {
    connection.frame.contentWindow!.location.href = TO;
    return 1;
  },
  'a frame beside it': async () => {
    const sibling = document.createElement('iframe');
    sibling.src = `${EVIL_PUPPET}/steer.html?to=${encodeURIComponent(TO)}`;
    const count = await steered(() => document.body.appendChild(sibling).contentWindow);
    sibling.remove();
    return count;
  },
  'a window that its page has opened': async () => {
    let popup: Window | null = null;
    const count = await steered(() => (popup = open(`${EVIL_PUPPET}/steer.html?to=${encodeURIComponent(TO)}`)));
    (popup as Window | null)?.close();
    return count;
  },
};

describe('T3: a frame', () => {
  let tried = 0;
  let let_ = 0;
  /** Mostly the load of the page it was sent to: as long as that takes on this machine, and so a figure, not a limit. */
  let slowestMs = 0;

  for (const [index, state] of Object.keys(STATES).entries()) {
    for (const [who, navigate] of Object.entries(NAVIGATORS)) {
      it(`${state}, sent elsewhere by ${who}, is given up at once, and hears no more`, async () => {
        const told: string[] = [];
        const listen = ({data, origin}: MessageEvent) => origin === EVIL_PUPPET && told.push(JSON.stringify(data));
        addEventListener('message', listen);
        const puppet = Puppet.begin();
        /** At each load of the frame, whether it was given up by then. */
        const loads: boolean[] = [];
        puppet.connection.frame.addEventListener('load', () => loads.push(puppet.failures.length > 0));
        try {
          for (const reach of Object.values(STATES).slice(0, index + 1)) await reach(puppet);
          const isAllowed = (await navigate(puppet)) ?? 0;
          const at = performance.now();
          if (isAllowed) {
            await until(() => puppet.failures.length > 0, 'giving it up');
            slowestMs = Math.max(slowestMs, performance.now() - at);
            expect(puppet.faults).to.deep.equal(['hijacked']);
            expect(puppet.isInPage).to.equal(false);
            // no later than with the load of what took its place: what that takes is the browser's time
            expect(loads.slice(1).every((isGivenUp) => isGivenUp)).to.equal(true);
          } else {
            await aWhile(100);
            expect(puppet.faults).to.deep.equal([]);
          }
          puppet.connection.send({type: 'show', token: SECRET, attempt: 1});
          await aWhile(100);
          expect(told.join()).not.to.contain(SECRET);
          expect(told.join()).not.to.contain('"answer"');
          tried++;
          let_ += isAllowed ? 1 : 0;
        } finally {
          removeEventListener('message', listen);
          puppet.end();
        }
      });
    }
  }

  it('hears the secret where nobody has sent it elsewhere', async () => {
    const puppet = await (await Puppet.open()).shakeHands();
    puppet.say(READY);
    puppet.connection.send({type: 'show', token: SECRET, attempt: 1});
    await until(() => puppet.heard.some((heard) => String(heard).includes(SECRET)), 'the secret');
    expect(puppet.connection.frame.src.startsWith(PUPPET)).to.equal(true);
    puppet.end();
    expect(tried).to.equal(18);
    await figure(
      'T3',
      `${tried} hijacks (6 states, 3 ways), ${let_} let through by the browser and found out (the slowest after ${slowestMs.toFixed(0)} ms), 0 secrets told`,
    );
  });
});
