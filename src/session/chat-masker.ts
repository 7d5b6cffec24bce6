import type {ConversationMasker} from '../masking/conversation.js';

/** A message of a chat, as its masker sees it. */
export interface ChatText {
  /** The same whenever the message comes again: from the page itself, from the server, out of the history. */
  readonly id: string;
  /** Whoever wrote it. Messages of different people are never joined. */
  readonly from: string;
  /** Milliseconds since the Unix epoch. */
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

/**
 * Masks a chat on either side and on its server alike: a card number split over several messages is hidden in all of them
 * as soon as its last part comes.
 *
 * A page pushes what it shows, in the order of the conversation, before it shows or sends it; a server what it stores. Whoever
 * hides the last part has to pass on what was taken back, since nobody else can find the number any more.
 *
 * @param masker From `createConversationMasker`, for this conversation alone.
 */
export function createChatMasker(masker: ConversationMasker): ChatMasker {
  const ids: string[] = [];
  const hidden = new Map<string, string>();
  return {
    push({id, from, at, text}) {
      if (ids.includes(id)) return {text: hidden.get(id) ?? text, takenBack: []};
      const masked = masker.push(text, {from, ...(at !== undefined && {at})});
      const takenBack = masked.retro.flatMap((edit) => {
        const earlier = ids.at(-edit.back);
        return earlier === undefined ? [] : [{id: earlier, text: edit.text}];
      });
      for (const edit of takenBack) hidden.set(edit.id, edit.text);
      ids.push(id);
      if (ids.length > REMEMBERED) hidden.delete(ids.shift()!);
      return {text: masked.text, takenBack};
    },
  };
}
