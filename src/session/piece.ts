import {digitAt, isInvisible} from '../masking/reading.js';

/** A message as a piece of a number that is sent in several, or with words in between. */
export interface Piece {
  /** Its characters, and which of them are the digits that count. */
  readonly chars: readonly string[];
  readonly places: readonly number[];
  /** Those digits, in ASCII. */
  readonly digits: string;
  /** Whether it holds more than the piece: words, or more digits than a card has. */
  readonly isMixed: boolean;
}

/** Digits of a group that is part of a card's own layout; shorter ones beside it count the parts, `1) 4111 2) 1111`. */
const COUNTING = 2;
const QUAD = 4;
const AMEX = '4 6 5';
/** Digits of a number that is spelled digit by digit, or in pairs, within one message. */
const SPELLED = 14;
/** Characters between two groups of one number. */
const APART = 24;
/** Digits of the longest card number. */
export const LONGEST = 19;
const MARK = '•';
/** A number that is hidden already. */
const HIDDEN = /•{4}\D{0,3}\p{Nd}{4}\s*$/u;
/** A telephone number: with its country, or as North America writes it, where area and exchange begin with 2 to 9. */
const PHONE = /^\s*(\+\s?(\d[-. ()]{0,2}){8,15}|(1[-. ])?\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4})\s*$/;
/** A whole date of our time: day and month in either order and a year, or a year first. */
const DATE =
  /^\s*((0?[1-9]|[12]\d|3[01])([-./])(0?[1-9]|[12]\d|3[01])\3(19|20)\d\d|(19|20)\d\d([-./])(0?[1-9]|1[0-2])\7(0?[1-9]|[12]\d|3[01]))\s*$/;
/** Between groups that stand side by side: whether they are a card's is the finder's to say. */
const USUAL = /^[^\p{L}\p{N}]{0,3}$/u;

/**
 * The digits of a message that may be part of a card number: all of them where it holds nothing else; else its groups, where
 * they are those of a card: `4111 and then 1111`. Other numbers beside words are somebody's order, price or date.
 */
export function pieceOf(text: string): Piece {
  const chars = [...text];
  if (HIDDEN.test(text) || isPhoneOrDate(text)) return {chars, places: [], digits: '', isMixed: true};
  const all = chars.flatMap((char, k) => (digitAt(char, 0) < 0 ? [] : [k]));
  const isMixed = /\p{L}/u.test(text) || all.length > LONGEST;
  const places = isMixed ? placesAmongOthers(chars) : all;
  return {chars, places, digits: places.map((k) => digitAt(chars[k], 0)).join(''), isMixed};
}

/** Whether a message is a telephone number or a whole date, and nothing else: people send those in the middle of others. */
export const isPhoneOrDate = (text: string) => PHONE.test(text) || DATE.test(text);

/** The texts of pieces with all their digits hidden but the last few. */
export function hidePieces(pieces: readonly Pick<Piece, 'chars' | 'places'>[], shown: number): string[] {
  let left = shown;
  const hide = ({chars, places}: Pick<Piece, 'chars' | 'places'>) => {
    const text = [...chars];
    for (const place of [...places].reverse()) if (left-- <= 0) text[place] = MARK;
    return text.join('');
  };
  return pieces.reduceRight<string[]>((rest, piece) => [hide(piece), ...rest], []);
}

function placesAmongOthers(chars: readonly string[]): number[] {
  const all = groupsIn(chars);
  const long = all.filter((group) => group.length > COUNTING);
  const groups = long.length > 0 ? long : all;
  const isApart = groups.every((group, k) => k === 0 || isGap(chars.slice(groups[k - 1].at(-1)! + 1, group[0])));
  const sizes = groups.map((group) => group.length);
  const places = groups.flat();
  const isOwn = sizes.every((size) => size === QUAD) || sizes.join(' ') === AMEX;
  const isSpelled = long.length === 0 && places.length >= SPELLED && sizes.every((size) => size === sizes[0]);
  return isApart && (isOwn || isSpelled) ? places : [];
}

const isGap = (chars: readonly string[]) => chars.length <= APART && !USUAL.test(chars.join(''));

/** The places of digits with nothing between them that can be seen. */
function groupsIn(chars: readonly string[]): number[][] {
  const groups: number[][] = [];
  let isOpen = false;
  for (const [k, char] of chars.entries()) {
    if (digitAt(char, 0) >= 0) {
      if (!isOpen) groups.push([]);
      groups.at(-1)!.push(k);
      isOpen = true;
    } else isOpen &&= isInvisible(char.charCodeAt(0));
  }
  return groups;
}
