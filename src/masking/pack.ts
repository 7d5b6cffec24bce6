/**
 * All word lists as one short text. What languages share stands in it once; each word only says how many letters it has in
 * common with the one before it; and letters of scripts that take three bytes are moved to where they take one.
 */
import {fold} from './fold.js';
import type {WordList} from './words/list.js';

/** The fields of a word list. Their places are the bits of a word's kinds, and the digits of a packed line. */
export const FIELDS = ['card', 'pay', 'hard', 'phone', 'soft', 'neutral', 'expiry', 'code'] as const;

/** The first unit that packed letters are moved to, behind the digits. */
const ORIGIN = 58;
/** Where the letters of a script begin, and how many units they take, for scripts that are moved. */
const SCRIPTS = [
  [0x384, 80],
  [0x430, 64],
  [0x5d0, 27],
  [0x620, 179],
  [0x902, 78],
  [0x982, 78],
  [0xb82, 78],
  [0xe01, 78],
];
/** From how many letters on a word stands for its longer forms, without a star. */
export const STEM_LETTERS = 5;
/** Letters shared with the word before: one digit says it. */
const MOST_SHARED = 9;

/**
 * Packs word lists, a line per field and script: the digit of the field, the script's first letter, and the words, each behind
 * the number of letters it shares with the one before. Words that another stem of the field finds as well are left out.
 */
export function pack(lists: readonly WordList[]): string {
  const lines = new Map<string, string[]>();
  const all = FIELDS.map((field) => new Set(lists.flatMap((list) => wordsOf(list[field] ?? ''))));
  all.forEach((words, field) => {
    for (const word of words) {
      if (isImplied(word, field, all)) continue;
      const [base, size] = scriptOf(word);
      const move = (letter: string) => {
        const code = letter.charCodeAt(0);
        return code >= base && code < base + size ? String.fromCharCode(code - base + ORIGIN) : letter;
      };
      const key = field + String.fromCharCode(base);
      lines.set(key, [...(lines.get(key) ?? []), Array.from(word, move).join('')]);
    }
  });
  return [...lines].map(([key, words]) => key + frontCoded(words.sort())).join('\n');
}

/** The words of one field, folded; digits, which are counts in a packed line, in their wide form, which folds to them. */
const wordsOf = (field: string) =>
  field
    .split(',')
    .map((word) =>
      Array.from(word.trim(), (letter) => (letter === '*' ? letter : foldedLetter(letter.charCodeAt(0)))).join(''),
    )
    .filter(Boolean);

function foldedLetter(unit: number): string {
  const code = fold(unit);
  return code === 1 ? '' : String.fromCharCode(code > 47 && code < ORIGIN ? code + 0xfee0 : code);
}

const scriptOf = (word: string) =>
  SCRIPTS.find(([base, size]) =>
    Array.from(word).some((letter) => letter.charCodeAt(0) >= base && letter.charCodeAt(0) < base + size),
  ) ?? [ORIGIN, 0];

/** Whether a stem of the same field begins the word, and no longer word of another field outranks it there. */
function isImplied(word: string, field: number, all: readonly ReadonlySet<string>[]): boolean {
  if (/^\*| /.test(word)) return false;
  const whole = word.replace('*', '');
  for (let size = whole.length; size > 1; size--) {
    const start = whole.slice(0, size);
    const stem = size < STEM_LETTERS ? start + '*' : start;
    const isHere = (words: ReadonlySet<string>) => words.has(stem) || (size === whole.length && words.has(whole));
    if (all.some((words, other) => other !== field && isHere(words))) return false;
    if (stem !== word && all[field].has(stem)) return true;
  }
  return false;
}

function frontCoded(words: readonly string[]): string {
  let before = '';
  let out = '';
  for (const word of words) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < word.length && word[shared] === before[shared]) shared++;
    out += shared + word.slice(shared);
    before = word;
  }
  return out;
}

/** The packed lists as one list. */
export function unpack(packed: string): WordList {
  const list: Record<string, string> = {lang: 'mul'};
  for (const line of packed.split('\n')) {
    const move = line.charCodeAt(1) - ORIGIN;
    const field = FIELDS[Number(line[0])];
    let word = '';
    for (const [, shared, rest] of line.slice(2).matchAll(/(\d)(\D*)/g)) {
      word = word.slice(0, Number(shared)) + rest;
      list[field] =
        (list[field] ?? '') +
        ',' +
        word.replace(/[^\0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + move));
    }
  }
  return list as unknown as WordList;
}
