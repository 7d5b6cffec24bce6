import {expect} from 'chai';

import {leaksIn, spellingsOf} from '../helpers/spellings.js';
import {Evidence, type ReadablePage} from './evidence.js';
import {leaveWord} from './page-readers.js';
import {Stage, type TypedCard} from './support.js';

/** A name that is nowhere else: where it turns up, the card has been. */
const NAME = 'Zyxandra Quillfeather';

/** A word that is left wherever a page can leave one. */
const CONTROL = 'Quillfeather-Oasis';

const card = (number: string, code = '123'): TypedCard => ({number, code, name: NAME, expiry: '12/34'});

/** One public test card of each network. */
const CARDS = {
  Visa: card('4111111111111111'),
  'Visa with 19 digits': card('4470051300000000003'),
  Mastercard: card('5555555555554444'),
  'Mastercard, 2-series': card('2223003122003222'),
  'American Express': card('378282246310005', '1234'),
  Discover: card('6011111111111117'),
  'Diners Club': card('36227206271667'),
  JCB: card('3530111333300000'),
};

/** Where something must have been seen, whatever the browser. */
const PLACES = ['network', 'event stream', 'socket', 'messages', 'document', 'chatpay.sqlite', 'storage', 'console'];

/** An agent and a customer with pages of their own in some browser, and what they do for a payment. */
export interface Sides {
  readonly agent: ReadablePage;
  readonly customer: ReadablePage;
  /** The agent asks for $361.21; settles once the customer can pay it. */
  request(): Promise<void>;
  /** The customer opens the form and types a card. */
  type(card: TypedCard): Promise<void>;
  /** The customer presses Pay; settles once the card is sent. */
  pay(): Promise<void>;
  /** The agent has the card shown. @returns All that is on screen of it. */
  reveal(): Promise<string>;
  /** The agent copies the number, and marks the payment as completed; settles once the customer has read it. */
  complete(): Promise<void>;
  /** What can be read by this browser alone. */
  look?(step: string, note: Evidence['note']): Promise<void>;
}

/** How both sides come about. */
export interface Browsers {
  /** Opens both, and has what passes noted from the first byte on. The agent is signed in. */
  open(stage: Stage, note: Evidence['note']): Promise<Sides>;
  close?(): Promise<void>;
  /** Whether it gives the vault's frames a storage. */
  readonly vaultStorage: 'there' | 'denied';
  /** Places that this browser shows beside the others. */
  readonly places?: readonly string[];
  /** Told what it came to, once all has held. */
  readonly noted: (text: string) => void;
}

/**
 * The promise the product is made for: a known card goes through the whole flow, and everything that left the two vault
 * frames is searched for it.
 */
export function describeCanary(title: string, browsers: Browsers): void {
  describe(title, () => {
    const stage = new Stage();
    const evidence = new Evidence();
    let sides: Sides;
    let passed = 0;

    before(async () => {
      await stage.open();
      evidence.record();
      sides = await browsers.open(stage, evidence.note);
    });
    after(async () => {
      evidence.stop();
      await browsers.close?.();
      await stage.close();
    });

    /** All that can be read at one moment, besides what is recorded as it passes. */
    const look = async (step: string) => {
      for (const side of ['agent', 'customer'] as const) {
        await evidence.look(`the ${side} at ${step}`, sides[side], stage.demo.vaultOrigin);
      }
      await sides.look?.(step, evidence.note);
      await evidence.lookAtFiles(step, stage.demo.dataDir);
    };

    it('can find a number in every spelling it looks for', () => {
      for (const [spelling, needle] of spellingsOf('4111111111111111')) {
        expect(
          leaksIn(new Map([['a place', `…${needle}…`]]), spellingsOf('4111111111111111')).join(),
          spelling,
        ).to.contain(spelling);
      }
      const coded = Buffer.from('{"pan":"4111111111111111"}').toString('base64');
      expect(leaksIn(new Map([['a place', coded]]), spellingsOf('4111111111111111')).join()).to.contain('base64');
    });

    for (const [network, typed] of Object.entries(CARDS)) {
      it(`keeps a ${network} card in the vault from the first digit to the end`, async () => {
        await sides.request();
        await sides.type(typed);
        await look('typed');
        await sides.pay();
        await look('sent');
        // The card is really there: what follows is not the silence of a flow that did not run.
        expect((await sides.reveal()).replace(/\s/g, '')).to.contain(typed.number);
        await look('revealed');
        await sides.complete();
        await look('completed');
        expect(evidence.leaksOf(typed.number, NAME)).to.deep.equal([]);
        passed++;
      });
    }

    /** Leaves a word in a page and in the vault in it. @returns The word, and whether each has a storage. */
    const leaveWords = async (side: 'agent' | 'customer') => {
      const page = sides[side];
      const vault = page.frames().find((frame) => frame.url().startsWith(stage.demo.vaultOrigin))!;
      const words = {page: `${CONTROL} of the ${side}`, vault: `${CONTROL} of the vault of the ${side}`};
      const storages = {
        page: await page.evaluate(leaveWord, words.page),
        vault: await vault.evaluate(leaveWord, words.vault),
      };
      return {words, storages};
    };

    it('would have found it wherever a page can leave something', async () => {
      for (const side of ['agent', 'customer'] as const) {
        const {words, storages} = await leaveWords(side);
        expect(storages).to.deep.equal({page: 'there', vault: browsers.vaultStorage});
        await look('the end');
        for (const [where, word] of Object.entries(words)) {
          const isThere = (place: string, kept: string) => evidence.holds(place, `${word} in ${kept}`);
          expect(isThere('console', 'console'), `${word} in console`).to.equal(true);
          if (storages[where as 'page'] === 'denied') continue;
          for (const kept of ['local storage', 'session storage', 'database']) {
            expect(isThere(`storage of the ${where === 'page' ? side : where}`, kept), kept).to.equal(true);
          }
        }
      }
    });

    it('has looked where a card could have gone', () => {
      const {places} = evidence;
      for (const part of [...PLACES, ...(browsers.places ?? [])]) {
        expect(
          places.some((place) => place.includes(part)),
          part,
        ).to.equal(true);
      }
      // what is searched is what was meant: a sealed card crossed between windows, went up, and its event came down a stream
      expect(evidence.holds('messages', '"sealed"')).to.equal(true);
      expect(evidence.holds('network', '"sealed"')).to.equal(true);
      expect(evidence.holds('event stream', '"type":"submitted"')).to.equal(true);
      expect(passed).to.equal(Object.keys(CARDS).length);
      browsers.noted(
        `${passed} cards through the whole flow, 15 spellings, ${places.length} places, 0 hits outside the vault`,
      );
    });
  });
}
