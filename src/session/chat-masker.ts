import type {Masking} from '../masking/core.js';
import {LONGEST, hidePieces, isPhoneOrDate, pieceOf, type Piece} from './piece.js';

/** A message of a chat, as its masker sees it. */
export interface ChatText {
  /** The same whenever the message comes again: from the page itself, from the server, out of the history. */
  readonly id: string;
  /** Whoever wrote it. Messages of different people are never joined. */
  readonly from: string;
  /** Milliseconds since the Unix epoch. Without it, time never parts two messages. */
  readonly at?: number;
  readonly text: string;
}

/** What must stand in an earlier message from now on. */
export interface TakenBack {
  readonly id: string;
  readonly text: string;
}

/** What became of a message. */
export interface MaskedChatText {
  /** The message as it may be shown, stored and sent. */
  readonly text: string;
  /** Earlier messages that turned out to be part of a card number. */
  readonly takenBack: readonly TakenBack[];
}

/** Masks one conversation of a chat, whose messages bear ids and may come more than once. */
export interface ChatMasker {
  /** Takes the next message. One that was here before is not counted again, and stays taken back once it was. */
  push(message: ChatText): MaskedChatText;
}

/** Messages whose ids are known. A number is split over few, in two minutes. */
const REMEMBERED = 500;
/** For how long, and over how many messages, somebody's digits may be one number, sent one by one as it may be. */
const MEMORY_MS = 120_000;
const PIECES = 19;
const SHORTEST = 14;
/** Digits of a card that may be shown. */
const SHOWN = 4;
/** Messages after a card in which a bare date or code is its companion. */
const FOLLOWING = 4;

/** What one person has sent lately that may be part of a number. */
interface Speaker {
  pieces: SentPiece[];
  following: number;
}

/** Whether a piece may be a card's code or its date. */
const isBare = ({digits, isMixed}: Piece) => !isMixed && (digits.length === 3 || digits.length === 4);

interface SentPiece extends Piece {
  readonly id: string;
  readonly at: number | undefined;
}

/**
 * Masks a chat on either side and on its server alike: a card number split over several messages is hidden in all of them
 * as soon as its last part comes; in whatever parts it came, but for those that are a real date or telephone number. To `createConversationMasker`, which joins what people usually
 * send, it adds the ids, and the pieces of those who try: single digits, with words in between, in several messages or in one.
 *
 * A page pushes what it shows, in the order of the conversation, before it shows or sends it; a server what it stores. Whoever
 * hides the last part has to pass on what was taken back, since nobody else can find the number any more.
 *
 * @param masking The functions of `chatpay-elements/masking`, or what `createMasking` gives.
 */
export function createChatMasker(masking: Pick<Masking, 'createConversationMasker' | 'findCardNumbers'>): ChatMasker {
  const masker = masking.createConversationMasker();
  const ids: string[] = [];
  const hidden = new Map<string, string>();
  const speakers = new Map<string, Speaker>();

  /** The longest row of pieces that is a card number, from the last one back. */
  const joined = (pieces: readonly SentPiece[]): readonly SentPiece[] | undefined => {
    for (let from = 0; from < pieces.length; from++) {
      const row = pieces.slice(from);
      const digits = row.map((piece) => piece.digits).join('');
      if (digits.length < SHORTEST || digits.length > LONGEST) continue;
      const [found] = masking.findCardNumbers(digits);
      if (found?.kind === 'pan' && found.evidence === 'prefix' && found.end - found.start === digits.length) return row;
    }
    return undefined;
  };

  /** What the conversation masker leaves: pieces of other sizes. */
  const pushPiece = ({id, from, at, text}: ChatText): MaskedChatText => {
    const speaker = speakers.get(from) ?? {pieces: [], following: 0};
    speakers.set(from, speaker);
    const piece = {...pieceOf(text), id, at};
    const {digits, isMixed} = piece;
    const alone = {text: speaker.following > 0 && isBare(piece) ? hidePieces([piece], 0)[0] : text, takenBack: []};
    if (speaker.following > 0) speaker.following--;
    if (digits === '' || digits.length > LONGEST) return alone;
    const isRecent = (other: SentPiece) => at === undefined || other.at === undefined || at - other.at <= MEMORY_MS;
    speaker.pieces = [...speaker.pieces.filter(isRecent), piece].slice(-PIECES);
    // what stands beside words may be another number, in the middle of one that is sent in digits alone
    const row = joined(speaker.pieces) ?? (isMixed ? undefined : joined(speaker.pieces.filter((one) => !one.isMixed)));
    if (!row) return alone;
    speakers.set(from, {pieces: [], following: FOLLOWING});
    const texts = hidePieces(row, SHOWN);
    const takenBack = row.slice(0, -1).map((piece, k) => ({id: piece.id, text: texts[k]}));
    return {text: texts[texts.length - 1], takenBack};
  };

  const pushNew = (message: ChatText): MaskedChatText => {
    const {from, at, text} = message;
    // it counts as a message in which nothing was said
    const heard = isPhoneOrDate(text) ? '' : text;
    const masked = masker.push(heard, {from, ...(at !== undefined && {at})});
    if (heard === '') return {text, takenBack: []};
    if (masked.text === text && masked.retro.length === 0) return pushPiece(message);
    const piece = {...pieceOf(text), id: message.id, at};
    // what is hidden as a card's code or date may be the first piece of another card
    speakers.set(from, {pieces: masked.retro.length === 0 && isBare(piece) ? [piece] : [], following: 0});
    const takenBack = masked.retro.flatMap((edit) => {
      const earlier = ids.at(-edit.back);
      return earlier === undefined ? [] : [{id: earlier, text: edit.text}];
    });
    return {text: masked.text, takenBack};
  };

  return {
    push(message) {
      const {id, text} = message;
      if (ids.includes(id)) return {text: hidden.get(id) ?? text, takenBack: []};
      const masked = pushNew(message);
      for (const edit of masked.takenBack) hidden.set(edit.id, edit.text);
      ids.push(id);
      if (ids.length > REMEMBERED) hidden.delete(ids.shift()!);
      return masked;
    },
  };
}
