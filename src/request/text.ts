import * as v from 'valibot';

/**
 * C0 and C1 controls, lone surrogates, line separators, the characters that reorder what stands around them (UAX 9: LRE
 * RLE PDF LRO RLO, LRI RLI FSI PDI, LRM RLM ALM), and those that hide in it: soft hyphen, zero-width space and word
 * joiner, invisible operators, annotations, tags. The joiners of emoji and of Persian and Indic words are none of them.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const EVERY_UNSAFE = new RegExp(UNSAFE, 'gu');

/** A character that leaves a trace. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/** Length of a text in code points: what a person would call characters more often than UTF-16 units. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Whether a text can be shown to both sides as it is: not blank, in Unicode normalization form C, without characters
 * that control, reorder or hide, and of at most `maxCodePoints`.
 */
export function isPlainText(text: string, maxCodePoints: number): boolean {
  if (text.length > maxCodePoints * 2 || !VISIBLE.test(text) || UNSAFE.test(text)) return false;
  return countCodePoints(text) <= maxCodePoints && text.normalize('NFC') === text;
}

/** The same text as `isPlainText` wants it, as far as that can be had without guessing: form C, no unsafe characters. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(EVERY_UNSAFE, '')
    .normalize('NFC')
    .trim();
}

/** Line breaks and tabs: `plainText` makes spaces of them, which nobody minds. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]/gu;

/** Whether `plainText` leaves out more of a text than line breaks and tabs: characters that control, reorder or hide. */
export function holdsUnsafe(text: string): boolean {
  return UNSAFE.test(text.replace(BREAKS, ' '));
}

/** Shape of a text that both sides may be shown: `isPlainText` holds. */
export function plainTextSchema(maxCodePoints: number) {
  return v.pipe(
    v.string(),
    v.check((text) => isPlainText(text, maxCodePoints)),
  );
}
