import {expect} from '@open-wc/testing';

import type {SealedCard} from '../../src/request/command.js';
import {open} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {leaksIn, spellingsOf} from '../helpers/spellings.js';
import {pressPay, typeCard} from '../vault/real-keys.js';
import {showForm} from './shown-form.js';

/** A name that is nowhere else: where it turns up, the card has been. */
const NAME = 'Zyxandra Quillfeather';

/** One public test card of each network, with its code. */
const CARDS: readonly (readonly [pan: string, code: string])[] = [
  ['4111111111111111', '737'],
  ['4470051300000000003', '737'],
  ['5555555555554444', '737'],
  ['2223003122003222', '737'],
  ['378282246310005', '7373'],
  ['6011111111111117', '737'],
  ['36227206271667', '737'],
  ['3530111333300000', '737'],
];

/** Everything of this page that a script in it can come by. */
class Evidence {
  readonly places = new Map<string, string>();
  readonly #undo: (() => void)[] = [];

  note(place: string, value: unknown): void {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    this.places.set(place, `${this.places.get(place) ?? ''}\n${text}`);
  }

  record(): void {
    const hear = ({data}: MessageEvent) => this.note('messages', data);
    addEventListener('message', hear);
    this.#undo.push(() => removeEventListener('message', hear));
    for (const type of [
      'error',
      'unhandledrejection',
      'keydown',
      'input',
      'paste',
      'securitypolicyviolation',
    ] as const) {
      const listen = (event: Event) => this.note('events', describe_(event));
      addEventListener(type, listen, true);
      this.#undo.push(() => removeEventListener(type, listen, true));
    }
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      const real = console[level].bind(console);
      console[level] = (...said: unknown[]) => {
        this.note('console', said.map(String).join(' '));
        real(...said);
      };
      this.#undo.push(() => (console[level] = real));
    }
    const Channel = window.MessageChannel;
    const note = (value: unknown) => this.note('port', value);
    window.MessageChannel = class extends Channel {
      constructor() {
        super();
        this.port1.addEventListener('message', ({data}) => note(data));
      }
    };
    this.#undo.push(() => (window.MessageChannel = Channel));
  }

  /** What can be read at one moment. */
  look(): void {
    this.note('document', document.documentElement.outerHTML + document.title + location.href + document.cookie);
    this.note('storage', [{...localStorage}, {...sessionStorage}]);
    this.note(
      'network',
      performance.getEntriesByType('resource').map(({name}) => name),
    );
    this.note('history', history.state);
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }
}

function describe_(event: Event): string {
  const parts: unknown[] = [event.type];
  for (const name of ['message', 'key', 'data', 'reason', 'blockedURI'] as const) {
    if (name in event) parts.push((event as unknown as Record<string, unknown>)[name]);
  }
  return parts.map(String).join(' ');
}

describe('T7: a known card that is typed into the vault', () => {
  let tried = 0;

  for (const [pan, code] of CARDS) {
    it(`is nowhere in the page around it: ${pan.slice(0, 4)}…, ${pan.length} digits`, async () => {
      const evidence = new Evidence();
      evidence.record();
      const {vault, said, token, keyPair} = await showForm(420);
      try {
        await typeCard(
          [
            ['number', pan],
            ['name', NAME],
            ['expiry', '1231'],
            ['code', code],
          ],
          () => said.findLast((message) => message.type === 'stage')?.stage,
        );
        evidence.look();
        await pressPay(() => said.some(({type}) => type === 'sealed'));
        evidence.look();
        const {sealed} = said.find(({type}) => type === 'sealed') as {sealed: SealedCard};
        // The card was really there: what follows is not the silence of a flow that did not run.
        expect(await open({sealed, token, attempt: 1, keyPair})).to.include({
          pan,
          cardholderName: NAME,
          securityCode: code,
        });
        expect(evidence.places.get('port')).to.contain('"sealed"');
        expect(leaksIn(evidence.places, new Map([...spellingsOf(pan), ['name', NAME]]))).to.deep.equal([]);
        tried++;
      } finally {
        vault.close();
        evidence.stop();
      }
    });
  }

  it('would be found in any of 15 spellings', async () => {
    const [[pan]] = CARDS as [readonly [string, string]];
    for (const [spelling, needle] of spellingsOf(pan)) {
      expect(leaksIn(new Map([['x', `…${needle}…`]]), spellingsOf(pan)).join()).to.contain(spelling);
    }
    expect(tried).to.equal(CARDS.length);
    await figure('T7', `${tried} cards typed into the real frame, 15 spellings, 0 hits in the page around it`);
  });
});
