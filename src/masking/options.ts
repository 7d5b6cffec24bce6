/**
 * What a caller may choose, checked once and filled up.
 */
import type {Finding, Search} from './find.js';
import {defaults} from './finder.js';
import {NETWORKS, issuers, type NetworkChange} from './networks.js';
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
export interface Settings extends Search {
  readonly allow: MaskOptions['allow'];
}

/**
 * A function that checks options against the given lists. Lists are compiled when the first text asks for them.
 *
 * At most the first six and the last four digits stay readable (PCI DSS v4.0.1, requirement 3.4.1).
 */
export function settingsFor(lists: readonly WordList[]): (options?: MaskOptions) => Settings {
  const byLabels = new WeakMap<object, Vocabulary>();
  let standard: Search | undefined;
  const wordsFor = (labels: NonNullable<MaskOptions['labels']>): Vocabulary => {
    const known = byLabels.get(labels) ?? compile([...lists, listOf(labels)]);
    byLabels.set(labels, known);
    return known;
  };
  return (options = {}) => {
    const {mode = 'balanced', keepFirst = 0, keepLast = 4, char = '•', expiry = 'mask', code = 'mask'} = options;
    const {networks, typos = false, replace, allow, labels} = options;
    expect({mode}, /^(balanced|strict)$/.test(mode));
    expect({keepFirst}, [0, 4, 6].includes(keepFirst));
    expect({keepLast}, [0, 1, 2, 3, 4].includes(keepLast));
    expect({char}, char.length === 1 && /\P{N}/u.test(char));
    expect({expiry}, /^(mask|keep)$/.test(expiry));
    expect({code}, code === 'mask');
    standard ??= defaults(lists);
    return {
      ...standard,
      ...(labels && {words: wordsFor(labels)}),
      ...(networks && {issuerOf: issuers(tableOf(networks))}),
      ...(replace !== undefined && {replace: writer(replace)}),
      isStrict: mode === 'strict',
      withDates: expiry === 'mask',
      typos,
      keepFirst,
      keepLast,
      char,
      allow,
    };
  };
}

const writer =
  (replace: NonNullable<MaskOptions['replace']>) =>
  (finding: Finding): string | undefined => {
    if (typeof replace === 'function') return replace(finding);
    const {last4, network = ''} = finding;
    return last4 && replace.replaceAll('{last4}', last4).replaceAll('{network}', network);
  };

/** Networks that are only looked for on request. */
const MORE_NETWORKS = `uzcard 6 8600|5614
humo 6 9860
belkart 6 9112
korea 6 9`;

/** The table of networks with changes applied. */
function tableOf(changes: readonly NetworkChange[]): string {
  const has = (table: string, name: string) => new RegExp(`^${name}\\b`, 'm').test(table);
  for (const change of changes) {
    const name = change.slice(1);
    expect({networks: change}, /^[+-]\w+$/.test(change) && has(`${NETWORKS}\n${MORE_NETWORKS}`, name));
  }
  const isChanged = (sign: string) => (line: string) =>
    changes.includes((sign + /^\w+/.exec(line)![0]) as NetworkChange);
  const standard = NETWORKS.split('\n').filter((line) => !isChanged('-')(line));
  return [...standard, ...MORE_NETWORKS.split('\n').filter(isChanged('+'))].join('\n');
}

function listOf({card = [], other = []}: NonNullable<MaskOptions['labels']>): WordList {
  const none = {pay: '', phone: '', soft: '', expiry: '', code: ''};
  return {lang: 'en', card: card.join(), hard: other.join(), ...none};
}

function expect(option: object, holds: boolean): void {
  if (!holds) throw new TypeError(`option out of range: ${JSON.stringify(option)}`);
}
