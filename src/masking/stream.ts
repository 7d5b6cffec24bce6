/**
 * Masks text that arrives in pieces, so that a number cut in two by a chunk is seen whole. Nothing is sent and corrected
 * later: what may still belong to a finding is held back.
 */
import {SHORTEST} from './run.js';
import {CONTEXT_UNITS, findAt, probe, type Finding} from './find.js';
import {expectText} from './finder.js';
import {hide} from './mask.js';
import type {MaskOptions, Settings} from './options.js';

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

/** UTF-16 units before a number that belong to it without looking behind: words, but no codes. */
const SHORT_UNITS = 64 - SHORTEST;

/** A masker for one text in pieces. */
export function createStream(settings: Settings, {lookBehind = true}: StreamOptions = {}): StreamMasker {
  const context = lookBehind ? CONTEXT_UNITS : SHORT_UNITS;
  let text = '';
  let at = 0; // everything before is sent, but for one unit kept to see whether a number goes on

  function advance(isFinal: boolean): string {
    const found: Finding[] = [];
    const from = at;
    for (let hit; ; ) {
      hit = probe(text, at);
      const end = hit < 0 ? -1 : findAt(text, at, hit, isFinal, context, settings, found);
      if (end >= 0) {
        at = end;
        continue;
      }
      // what comes next may begin a number in the last units; before one, nothing is found
      const safe = isFinal ? text.length : (hit < 0 ? text.length - SHORTEST : hit) - context;
      at = Math.max(at, safe);
      if (!isFinal && at > 0 && /[\ud800-\udbff]/.test(text[at - 1])) at--; // a pair stays whole
      break;
    }
    const {allow} = settings;
    const shown = found.filter((finding) => !allow?.(finding, text)).map((finding) => ({...finding, start: finding.start - from, end: finding.end - from}));
    const out = hide(text.slice(from, at), shown, settings);
    text = text.slice(Math.max(0, at - 1));
    at = Math.min(at, 1);
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
    at = 0;
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
