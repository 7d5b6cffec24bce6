/**
 * Masks text that arrives in pieces, so that a number cut in two by a chunk is seen whole. Nothing is sent and corrected
 * later: what may still belong to a finding is held back.
 */
import {foldChar} from './chars.js';
import {REACH_AFTER} from './companions.js';
import {findCards, type Finding} from './find.js';
import {expectText} from './finder.js';
import {hide} from './mask.js';
import type {MaskOptions, Settings} from './options.js';
import {SHORTEST} from './run.js';

/** How a stream is masked. */
export interface StreamOptions extends MaskOptions {
  /** Whether text is held back so that a code typed before its number is masked too. Without, at most 64 units are held
   *  while no number is open, and such a code may pass. Defaults to true. */
  readonly lookBehind?: boolean;
}

/** Masks a text in pieces. It is a transformer: `new TransformStream(createStreamMasker())`. */
export interface StreamMasker {
  /** Takes the next piece and gives what can be shown of the text so far. */
  push(chunk: string): string;
  /** Ends the text and gives the rest. */
  flush(): string;
  flush(controller: {enqueue(chunk: string): void}): void;
  /** For `TransformStream`, which calls it with each chunk. */
  transform(chunk: string, controller: {enqueue(chunk: string): void}): void;
}

/** UTF-16 units in front of a number that what is found there may depend on. */
const CONTEXT_UNITS = 160;
/** UTF-16 units without a digit between which numbers have nothing to do with each other; and not even words. */
const APART_UNITS = REACH_AFTER + 64;
const SHORT_UNITS = 64;
/** UTF-16 units of digits and what is between that are looked at together; and of those that are looked at again. */
const PIECE_UNITS = 1024;
const AGAIN_UNITS = 512;

/** A masker for one text in pieces. */
export function createStream(settings: Settings, {lookBehind = true}: StreamOptions = {}): StreamMasker {
  let text = '';
  let sent = 0; // what lies before is only kept as context

  // half a pair may become a digit
  const isDigitAt = (at: number) => /[\d\ud800-\udbff]/.test(foldChar(String.fromCodePoint(text.codePointAt(at)!)));

  /** Masks from the digit at `sent` on, up to the last one before `stop`. */
  function maskTo(stop: number, isCut: boolean): string {
    const from = Math.max(0, sent - CONTEXT_UNITS);
    let settled = stop;
    if (isCut) {
      // digits without end: the last of them are looked at again, from the beginning of a group
      settled -= AGAIN_UNITS;
      while (settled > sent + 1 && isDigitAt(settled) === isDigitAt(settled - 1)) settled--;
    }
    const found: Finding[] = [];
    let isKept = true;
    for (const finding of findCards(text.slice(from, stop), settings)) {
      const start = finding.start + from - sent;
      const end = finding.end + from - sent;
      if (finding.kind === 'pan') isKept = start < settled - sent;
      if (!isKept || start < 0) continue;
      settled = Math.max(settled, end + sent);
      if (!settings.allow?.(finding, text)) found.push({...finding, start, end});
    }
    const out = hide(text.slice(sent, settled), found, settings);
    // digits in the context could be taken for a number again, so it is kept as it was sent
    const context = (text.slice(0, sent) + out).slice(-CONTEXT_UNITS);
    text = context + text.slice(settled);
    sent = context.length;
    return out;
  }

  function advance(isFinal: boolean): string {
    let out = '';
    for (;;) {
      const from = sent;
      while (sent < text.length && !isDigitAt(sent)) sent++;
      out += text.slice(from, sent);
      if (sent === text.length) break;
      let last = sent;
      let digits = 0;
      let i = sent;
      const apart = () => (lookBehind || digits >= SHORTEST ? APART_UNITS : SHORT_UNITS);
      for (; i < text.length && i - last < apart() && i - sent < PIECE_UNITS; i++) {
        if (!isDigitAt(i)) continue;
        last = i;
        digits++;
      }
      if (i === text.length && !isFinal) break;
      out += maskTo(i, i - last < apart() && i < text.length);
    }
    const drop = Math.max(0, sent - CONTEXT_UNITS);
    text = text.slice(drop);
    sent -= drop;
    return out;
  }

  const push = (chunk: string): string => {
    text += expectText(chunk);
    return advance(false);
  };
  function flush(): string;
  function flush(controller: {enqueue(chunk: string): void}): void;
  function flush(controller?: {enqueue(chunk: string): void}): string | void {
    const rest = advance(true);
    text = '';
    sent = 0;
    if (!controller) return rest;
    if (rest) controller.enqueue(rest);
  }
  return {
    push,
    flush,
    transform(chunk, controller) {
      const out = push(chunk);
      if (out) controller.enqueue(out);
    },
  };
}
