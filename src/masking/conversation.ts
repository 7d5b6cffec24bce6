/**
 * Masks the messages of a chat one after another. People who know of the filter, and people on phones, send a card in
 * pieces; each piece alone is only a number.
 */
import {fold} from './chars.js';
import {aloneIn} from './companions.js';
import type {Finding} from './find.js';
import {hide} from './mask.js';
import type {Settings} from './options.js';

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
/** Messages after a masked number in which a bare date or code is its companion. */
const FOLLOWING = 4;
/** UTF-16 units of a message that may be a piece. */
const PIECE_UNITS = 512;
/** What a piece has beside digits makes it none. */
const NO_PIECE = /[^\d\s*+,\-./:;\\_]/;

interface Piece {
  text: string;
  digits: string;
  message: number;
  at: number | undefined;
}

interface Sender {
  pieces: Piece[];
  /** Messages left in which a bare date or code is masked. */
  following: number;
}

/** A masker for one conversation. Senders are kept apart; nothing is remembered beyond five messages of each. */
export function createConversation(find: (text: string) => Finding[], settings: Settings): ConversationMasker {
  const senders = new Map<string, Sender>();
  let message = 0;

  /** The last pieces, when all their digits are one number; and that number. */
  function join(pieces: readonly Piece[]): {row: readonly Piece[]; pan: Finding} | undefined {
    for (let from = 0; from < pieces.length - 1; from++) {
      const row = pieces.slice(from);
      const digits = row.map((piece) => piece.digits).join('');
      if (row[0].digits.length < FIRST_PIECE || digits.length < SHORTEST_JOINED) continue;
      const [pan] = find(digits);
      if (pan?.length === digits.length && pan.evidence === 'prefix') return {row, pan};
    }
    return undefined;
  }

  return {
    push(text, {from = '', at} = {}) {
      message++;
      const sender = senders.get(from) ?? {pieces: [], following: 0};
      senders.set(from, sender);
      const {pieces} = sender;
      sender.pieces = [];
      const found = find(text);
      if (found.length) {
        sender.following = FOLLOWING;
        return {text: hide(text, found, settings), retro: [], found};
      }
      const folded = text.length > PIECE_UNITS ? 'a' : fold(text);
      const kind = sender.following-- > 0 ? aloneIn(folded) : undefined;
      if (kind === 'code' || (kind && settings.withDates)) {
        const companion: Finding = {kind, ...spanOf(text), evidence: 'expiry'};
        sender.pieces = pieces;
        return {text: hide(text, [companion], settings), retro: [], found: [companion]};
      }
      const digits = NO_PIECE.test(folded) ? '' : folded.replace(/\D/g, '');
      if (!digits) return {text, retro: [], found};
      const isRecent = (piece: Piece) => at === undefined || piece.at === undefined || at - piece.at <= MEMORY_MS;
      sender.pieces = [...pieces.filter(isRecent).slice(-REMEMBERED), {text, digits, message, at}];
      const joined = PIECES.includes(digits.length) ? join(sender.pieces) : undefined;
      if (!joined) return {text, retro: [], found};
      sender.pieces = [];
      sender.following = FOLLOWING;
      const {row, pan} = joined;
      const hidden = hideParts(row, pan, settings);
      return {
        text: hidden.pop()!,
        retro: hidden.map((part, k) => ({back: message - row[k].message, text: part})),
        found: [{...pan, ...spanOf(text), evidence: 'layout'}],
      };
    },
  };
}

/** Each message's part of a joined number, masked. A replacement of the host's stands in the last message. */
function hideParts(row: readonly Piece[], pan: Finding, settings: Settings): string[] {
  const whole = settings.replace?.(pan);
  let before = 0;
  return row.map(({text, digits: {length}}, k) => {
    if (whole !== undefined) return k === row.length - 1 ? whole : settings.char.repeat(4);
    const keepFirst = settings.keepFirst - before;
    before += length;
    const keepLast = settings.keepLast - (pan.length! - before);
    return hide(text, [{...pan, ...spanOf(text), length}], {...settings, keepFirst, keepLast});
  });
}

/** Where the first digit of a text begins and the last ends. */
const spanOf = (text: string) => ({start: text.search(/\p{N}/u), end: text.search(/\P{N}*$/u)});
