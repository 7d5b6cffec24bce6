/**
 * Masks the messages of a chat one after another. People who know of the filter, and people on phones, send a card in
 * pieces; each piece alone is only a number.
 */
import {CLASS, LETTER, SPACE, digitAt, isInvisible} from './chars.js';
import {load} from './loaded.js';
import {begin, dateAt, end, first, groups, readRun} from './run.js';
import type {Finding} from './find.js';
import {hide} from './mask.js';
import type {MaskOptions, ResolvedOptions} from './options.js';

/** Who sent a message, and when. */
export interface MessageInfo {
  /** The sender; messages of different senders are never joined. */
  readonly from?: string;
  /** Milliseconds since the Unix epoch. Without it, time never parts two messages. */
  readonly at?: number;
}

/** What became of a message. */
export interface MaskedMessage {
  /** The message as it may be shown, stored and sent. */
  readonly text: string;
  /** Earlier messages of this sender that turned out to be part of a number: `back` messages ago (1 is the one before, over all
   *  senders), and what must stand there now. */
  readonly retro: readonly {readonly back: number; readonly text: string}[];
  /** What was found in this message. */
  readonly found: readonly Finding[];
}

/** Masks the messages of one conversation in the order they are sent. */
export interface ConversationMasker {
  push(text: string, info?: MessageInfo): MaskedMessage;
}

/** Messages that may be joined with the current one, and for how long. */
const REMEMBERED = 5;
const MEMORY_MS = 120_000;
/** Digits of a piece; the first piece of a card is never shorter than four. */
const PIECES = [3, 4, 5, 6, 8, 12];
const FIRST_PIECE = 4;
const SHORTEST_JOINED = 14;
const LONGEST_JOINED = 19;
/** Messages after a masked number in which a bare date or code is its companion. */
const FOLLOWING = 4;

interface Piece {
  text: string;
  digits: number;
  message: number;
  at: number | undefined;
}

interface Sender {
  pieces: Piece[];
  /** Messages left in which a bare date or code is masked. */
  following: number;
}

/** Messages that are one number together. */
interface Joined {
  pieces: Piece[];
  whole: string;
  pan: Finding;
}

type Find = (text: string, options?: MaskOptions) => Finding[];

/** A masker for one conversation. Senders are kept apart; nothing is remembered beyond five messages of each. */
export function createConversation(find: Find, options: ResolvedOptions, asked?: MaskOptions): ConversationMasker {
  const senders = new Map<string, Sender>();
  let message = 0;

  function join(sender: Sender, current: Piece): Joined | undefined {
    for (let count = sender.pieces.length; count > 0; count--) {
      const pieces = [...sender.pieces.slice(-count), current];
      const digits = pieces.reduce((sum, piece) => sum + piece.digits, 0);
      if (pieces[0].digits < FIRST_PIECE || digits < SHORTEST_JOINED || digits > LONGEST_JOINED) continue;
      const whole = pieces.map((piece) => piece.text).join('\n');
      const [pan] = find(onlyDigits(whole), asked);
      if (pan?.kind !== 'pan' || pan.length !== digits || pan.evidence !== 'prefix') continue;
      return {pieces, whole, pan: {...pan, ...digitsOf(whole), evidence: 'layout'}};
    }
    return undefined;
  }

  return {
    push(text, {from = '', at} = {}) {
      if (typeof text !== 'string') throw new TypeError(`expected a string, got ${typeof text}`);
      message++;
      let sender = senders.get(from);
      if (!sender) senders.set(from, (sender = {pieces: [], following: 0}));
      const found = find(text, asked);
      const pan = found.find(({kind}) => kind === 'pan');
      if (pan) {
        sender.pieces = [];
        sender.following = FOLLOWING;
        return {text: hide(text, found, options), retro: [], found};
      }
      if (sender.following > 0) {
        sender.following--;
        const companion = aloneIn(text, options);
        if (companion) return {text: hide(text, [companion], options), retro: [], found: [companion]};
      }
      const digits = pieceDigits(text);
      if (digits === 0) {
        sender.pieces = [];
        return {text, retro: [], found};
      }
      const piece: Piece = {text, digits, message, at};
      sender.pieces = sender.pieces.filter(
        (other) => at === undefined || other.at === undefined || at - other.at <= MEMORY_MS,
      );
      const joined = PIECES.includes(digits) ? join(sender, piece) : undefined;
      if (!joined) {
        sender.pieces = [...sender.pieces, piece].slice(-REMEMBERED);
        return {text, retro: [], found};
      }
      sender.pieces = [];
      sender.following = FOLLOWING;
      const hidden = hideParts(joined, options);
      const retro = joined.pieces.slice(0, -1).map((part, k) => ({back: message - part.message, text: hidden[k]}));
      return {text: hidden[hidden.length - 1], retro, found: [{...joined.pan, ...digitsOf(text)}]};
    },
  };
}

/** Each message's part of a joined number, masked. A replacement of the host's stands in the last message. */
function hideParts({pieces, whole, pan}: Joined, options: ResolvedOptions): string[] {
  const masked = hide(whole, [pan], options);
  if (options.replace !== undefined) {
    return pieces.map((_, k) => (k === pieces.length - 1 ? masked.trim() : options.char.repeat(4)));
  }
  // a digit that was a surrogate pair became one mark, so the pieces are told apart by their number of marks
  let at = 0;
  return pieces.map(({text}) => {
    let part = '';
    for (let i = 0; i < text.length; i++) {
      const isPair = digitAt(text, i) >= 0 && text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) < 0xdc00;
      const width = isPair && masked.charCodeAt(at) >= 0xd800 && masked.charCodeAt(at) < 0xdc00 ? 2 : 1;
      part += masked.slice(at, at + width);
      at += width;
      if (isPair) i++;
    }
    at++; // the line break between two messages
    return part;
  });
}

/** How many digits a message holds when it holds nothing else but separators; 0 otherwise. */
function pieceDigits(text: string): number {
  if (text.includes('••')) return 0; // the end of a number that is masked already
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (digitAt(text, i) >= 0) {
      digits++;
      if (code >= 0xd800 && code < 0xdc00) i++;
    } else if ((CLASS[code] < SPACE && !isInvisible(code)) || CLASS[code] === LETTER) return 0;
    if (digits > LONGEST_JOINED) return 0;
  }
  return digits;
}

function onlyDigits(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) if (digitAt(text, i) >= 0) out += digitAt(text, i);
  return out;
}

/** Where the first digit of a text begins and the last ends. */
function digitsOf(text: string): {start: number; end: number} {
  let start = 0;
  while (digitAt(text, start) < 0) start++;
  let end = text.length - 1;
  while (digitAt(text, end) < 0) end--;
  return {start, end: end + (text.charCodeAt(end) >= 0xd800 && text.charCodeAt(end) < 0xdc00 ? 2 : 1)};
}

/** The date or code that a message consists of, or undefined. */
function aloneIn(text: string, {expiry}: ResolvedOptions): Finding | undefined {
  const start = text.search(/\S/);
  if (start < 0 || digitAt(text, start) < 0) return undefined;
  load(text);
  if (readRun(start) !== text.trimEnd().length) return undefined;
  const last = end[groups - 1];
  if (dateAt(0) === 2 && groups === 2) {
    return expiry === 'mask' ? {kind: 'expiry', start, end: last, evidence: 'expiry'} : undefined;
  }
  const isCode = groups === 1 && (first[1] === 3 || first[1] === 4);
  return isCode ? {kind: 'code', start: begin[0], end: last, evidence: 'expiry'} : undefined;
}
