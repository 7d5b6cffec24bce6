/**
 * What a caller may choose, checked once and filled up.
 */
import type {Finding} from './find.js';
import {networkTable, type NetworkChange, type NetworkTable} from './networks.js';
import {LONGEST} from './run.js';
import {compile, type Vocabulary} from './vocabulary.js';
import type {WordList} from './words/list.js';

/** How card numbers are found and shown. */
export interface MaskOptions {
  /** `strict` masks numbers laid out in one block even behind a word like `order`, and weak networks without
   *  evidence. Defaults to `balanced`. */
  readonly mode?: 'balanced' | 'strict';
  /** Digits left readable at the beginning. Defaults to 0. */
  readonly keepFirst?: 0 | 4 | 6;
  /** Digits left readable at the end. Defaults to 4. */
  readonly keepLast?: 0 | 1 | 2 | 3 | 4;
  /** One UTF-16 unit written for each hidden digit, no digit itself. Defaults to `•`. */
  readonly char?: string;
  /** Written in place of a whole number instead of masking its digits: a text, in which `{last4}` and `{network}` are
   *  filled in, or a function, which is asked for dates and codes as well. */
  readonly replace?: string | ((finding: Finding) => string);
  /** Whether expiry dates beside a number are masked. Defaults to `mask`. */
  readonly expiry?: 'mask' | 'keep';
  /** Security codes beside a number are always masked: PCI DSS forbids keeping them. */
  readonly code?: 'mask';
  /** Networks added or dropped: `['+uzcard', '-jcb']`. */
  readonly networks?: readonly NetworkChange[];
  /** Whether a labelled number laid out as a card is masked though its check digit is wrong. Defaults to false. */
  readonly typos?: boolean;
  /** A last veto: true leaves the finding as typed. It gets the whole text it was found in. */
  readonly allow?: (finding: Finding, text: string) => boolean;
  /** Words of your own, added to the lists: what calls a number a card's, and what calls it something else. Keep the
   *  object, so that the lists are compiled once. */
  readonly labels?: {readonly card?: readonly string[]; readonly other?: readonly string[]};
}

/** Options checked and filled up. */
export interface ResolvedOptions {
  readonly mode: 'balanced' | 'strict';
  readonly keepFirst: number;
  readonly keepLast: number;
  readonly char: string;
  /** The marks for 0 to 19 digits in succession, and what numbers of some shape are shown as. */
  readonly bars: readonly string[];
  readonly marks: Map<number, string>;
  readonly replace: string | ((finding: Finding) => string) | undefined;
  readonly expiry: 'mask' | 'keep';
  readonly typos: boolean;
  readonly allow: ((finding: Finding, text: string) => boolean) | undefined;
  readonly table: NetworkTable;
  readonly words: Vocabulary;
}

/**
 * A function that checks options against the given lists. Lists are compiled when the first text asks for them.
 */
export function optionsFor(lists: Iterable<WordList>): (options?: MaskOptions) => ResolvedOptions {
  const byLabels = new WeakMap<object, Vocabulary>();
  let defaults: ResolvedOptions | undefined;
  let plain: Vocabulary | undefined;
  const wordsFor = (labels: MaskOptions['labels']): Vocabulary => {
    if (!labels) return (plain ??= compile(lists));
    const known = byLabels.get(labels) ?? compile([...lists, {card: labels.card?.join(), hard: labels.other?.join()}]);
    byLabels.set(labels, known);
    return known;
  };
  return (options) => {
    if (!options) return (defaults ??= resolve({}, wordsFor(undefined)));
    return resolve(options, wordsFor(options.labels));
  };
}

let standard: NetworkTable | undefined;

/**
 * Checks and fills up. At most the first six and the last four digits stay readable (PCI DSS v4.0.1, requirement 3.4.1).
 */
function resolve(options: MaskOptions, words: Vocabulary): ResolvedOptions {
  const {mode = 'balanced', keepFirst = 0, keepLast = 4, char = '•', expiry = 'mask', code = 'mask'} = options;
  const {networks, typos = false, replace, allow} = options;
  expect({mode}, ['balanced', 'strict'].includes(mode));
  expect({keepFirst}, [0, 4, 6].includes(keepFirst));
  expect({keepLast}, [0, 1, 2, 3, 4].includes(keepLast));
  expect({char}, /^[^\p{N}]$/u.test(char) && char.length === 1);
  expect({expiry}, ['mask', 'keep'].includes(expiry));
  expect({code}, code === 'mask');
  const table = networks ? networkTable(networks) : (standard ??= networkTable());
  const bars = Array.from({length: LONGEST + 1}, (_, n) => char.repeat(n));
  return {mode, keepFirst, keepLast, char, bars, marks: new Map(), replace, expiry, typos, allow, table, words};
}

function expect(option: object, holds: boolean): void {
  if (!holds) throw new TypeError(`option out of range: ${JSON.stringify(option)}`);
}
