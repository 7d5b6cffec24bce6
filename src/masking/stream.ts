/**
 * Masks text that arrives in pieces, so that a number cut in two by a chunk is seen whole. Nothing is sent and corrected
 * later: what may still belong to a finding is held back.
 */
import {CLASS, PAIR, digitAt, isAnyLetter} from './chars.js';
import {SETTLES_UNITS, findPans, isHeld, loneTo, mayHoldMore, probe, resumeAt, type Finding, type Pan} from './find.js';
import {load} from './loaded.js';
import {hide} from './mask.js';
import {GAP_UNITS} from './run.js';
import {REACH_AFTER, REACH_BEFORE} from './companions.js';
import type {MaskOptions, ResolvedOptions} from './options.js';
import {settle} from './settle.js';

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

/** UTF-16 units of text before a number that its verdict and its companions may depend on. */
const CONTEXT_UNITS = 512;
/** UTF-16 units held back without looking behind. */
const SHORT_HOLD = 64;

/** A masker for one text in pieces. */
export function createStream(options: ResolvedOptions, {lookBehind = true}: StreamOptions = {}): StreamMasker {
  let text = '';
  let sent = 0; // everything before is written
  let resume = 0; // everything before is walked
  let recent: Pan[] = []; // numbers whose companions may still come
  let again = false; // whether more may show once they are hidden

  function advance(final: boolean): string {
    recent.push(...findPans(text, resume, probe(text, resume), final, options));
    again ||= mayHoldMore || loneTo > 0;
    resume = final ? text.length : isHeld ? resumeAt : openEnd(text, resumeAt);
    const hold = lookBehind ? REACH_BEFORE + 40 : 0;
    let end = final
      ? text.length
      : Math.max(sent, Math.min(resume - hold, text.length - (lookBehind ? SETTLES_UNITS : SHORT_HOLD)));
    const found = end > sent && recent.length ? settle(text, recent, again, final, options) : [];
    end = wholeBefore(found, end);
    if (end > sent && isLead(text.charCodeAt(end - 1)) && !final) end--;
    const out = end > sent ? hide(text, found, options, sent, end) : '';
    sent = Math.max(sent, end);
    load('');
    forget();
    return out;
  }

  /** Drops what no later text can depend on. */
  function forget(): void {
    // twice as far as a date or code may stand: what is hidden there may show one more number
    recent = recent.filter((pan) => pan.end + 2 * (REACH_AFTER + REACH_BEFORE) > sent);
    const first = recent.length ? Math.min(recent[0].start, sent) : sent;
    const drop = Math.min(first, resume) - CONTEXT_UNITS;
    if (drop < CONTEXT_UNITS) return;
    text = text.slice(drop);
    sent -= drop;
    resume -= drop;
    recent = recent.map((pan) => ({...pan, start: pan.start - drop, end: pan.end - drop}));
  }

  const push = (chunk: string): string => {
    if (typeof chunk !== 'string') throw new TypeError(`expected a string, got ${typeof chunk}`);
    text += chunk;
    return advance(false);
  };
  function flush(): string;
  function flush(controller: {enqueue(chunk: string): void}): void;
  function flush(controller?: {enqueue(chunk: string): void}): string | void {
    const rest = advance(true);
    text = '';
    sent = resume = 0;
    recent = [];
    again = false;
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

/** The last place at or before `end` that lies in no finding. */
function wholeBefore(found: readonly Finding[], end: number): number {
  for (let k = found.length - 1; k >= 0; k--) {
    if (found[k].start < end && found[k].end > end) return wholeBefore(found, found[k].start);
  }
  return end;
}

/** Where the run begins that touches the end of the text and may go on; else the end. */
function openEnd(text: string, from: number): number {
  let start = text.length;
  for (let i = text.length - 1; i >= from && start - i <= GAP_UNITS + 1; i--) {
    const code = text.charCodeAt(i);
    const isHalf = CLASS[code] === PAIR && i === text.length - 1;
    if (isHalf || digitAt(text, i) >= 0) start = i;
    else if (isAnyLetter(code)) break;
  }
  return start;
}

const isLead = (code: number) => code >= 0xd800 && code < 0xdc00;
