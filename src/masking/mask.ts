/**
 * Writes a text with the digits of its findings hidden.
 */
import {CLASS, INVISIBLE, LEAD, digitAt} from './chars.js';
import type {Finding} from './find.js';
import {LONGEST} from './run.js';
import type {ResolvedOptions} from './options.js';

/** The text from `from` to `to` with the findings in it hidden; findings lie whole inside or outside. */
export function hide(
  text: string,
  findings: readonly Finding[],
  options: ResolvedOptions,
  from = 0,
  to = text.length,
): string {
  let out = '';
  let at = from;
  for (const finding of findings) {
    if (finding.start < from || finding.end > to) continue;
    out += text.slice(at, finding.start) + written(text, finding, options);
    at = finding.end;
  }
  return out + text.slice(at, to);
}

function written(text: string, finding: Finding, {replace, keepFirst, keepLast, char}: ResolvedOptions): string {
  const {start, end, length = 0, last4 = '', network = ''} = finding;
  if (typeof replace === 'function') return replace(finding);
  if (length === 0) return dots(text, start, end, 0, 99, char);
  if (replace !== undefined) return replace.replaceAll('{last4}', last4).replaceAll('{network}', network);
  return dots(text, start, end, keepFirst, length - keepLast, char);
}

/** The text from `start` to `end` with the digits from the `first` to the one before `last` hidden. */
function dots(text: string, start: number, end: number, first: number, last: number, char: string): string {
  const bars = char === DEFAULT_CHAR ? DEFAULT_BARS : barsOf(char);
  let out = '';
  let n = 0; // digits met
  let pending = 0; // digits to be hidden since the last piece was written
  let from = start; // what is not hidden is written in pieces, from here
  for (let at = start; at < end && n < last; at++) {
    const kind = CLASS[text.charCodeAt(at)];
    const isPair = kind === LEAD && digitAt(text, at) >= 0;
    if ((isPair || (kind > 0 && kind < INVISIBLE)) && n++ >= first) {
      if (from < at) {
        out += bars[pending] + text.slice(from, at);
        pending = 0;
      }
      pending++;
      from = at + (isPair ? 2 : 1);
    }
    if (isPair) at++;
  }
  return out + bars[pending] + text.slice(from, end);
}

/** The marks for 0 to 19 digits in succession. */
const barsOf = (char: string) => Array.from({length: LONGEST + 1}, (_, n) => char.repeat(n));
const DEFAULT_CHAR = '•';
const DEFAULT_BARS = /* @__PURE__ */ barsOf(DEFAULT_CHAR);
