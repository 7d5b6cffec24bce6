/**
 * Writes a text with the digits of its findings hidden.
 */
import {PAIR} from './chars.js';
import {withLast4, type Finding} from './find.js';
import {isDigit, kind, load, nextDigit, see, text} from './loaded.js';
import type {ResolvedOptions} from './options.js';
import {LONGEST} from './run.js';

/** UTF-16 units from which on what is written is made one piece. */
const PIECE_UNITS = 4096;

/** Shapes of which it is kept how they are shown; a text that is made for it could have any number of them. */
const MOST_SHAPES = 256;

/** The text from `from` to `to` with the findings in it hidden; findings lie whole inside or outside. */
export function hide(
  whole: string,
  findings: readonly (Finding & {shape?: number})[],
  options: ResolvedOptions,
  from = 0,
  to = whole.length,
): string {
  const {replace, keepFirst, keepLast, bars, marks} = options;
  let done = '';
  let out = '';
  let at = from; // everything before is written
  for (const finding of findings) {
    const {start, end, length = 0, shape = -1} = finding;
    if (start < from || end > to) continue;
    // reading a unit makes one piece of the many, which otherwise stay until the end
    if (out.length > PIECE_UNITS && out.charCodeAt(0) >= 0) {
      done += out;
      out = '';
    }
    if (replace !== undefined && (length || typeof replace === 'function')) {
      out += whole.slice(at, start) + replaced(withLast4(whole, finding), replace);
      at = end;
      continue;
    }
    const kept = length && keepFirst;
    const shown = kept ? undefined : marks.get(shape);
    if (shown !== undefined) {
      out += whole.slice(at, start);
      out += shown;
      at = start + shown.length;
      continue;
    }
    load(whole); // a function of the host's may have masked another
    see(start, end + 1);
    const first = afterDigits(start, kept);
    out += whole.slice(at, first);
    const written = groupsFrom(first, length ? length - keepLast - kept : LONGEST, end, bars);
    out += written;
    at = hiddenTo;
    if (shape >= 0 && !kept) learn(shape, written, marks);
  }
  return done + out + whole.slice(at, to);
}

/** Keeps what is shown for a shape. */
function learn(shape: number, shown: string, marks: Map<number, string>): void {
  if (marks.size === MOST_SHAPES) marks.clear();
  marks.set(shape, shown);
}

/** Where the digits end that `groupsFrom` hid. */
let hiddenTo = 0;

/** What is shown in place of `count` digits. */
function groupsFrom(from: number, count: number, end: number, bars: readonly string[]): string {
  let out = '';
  let at = from;
  for (let n = 0; n < count;) {
    let i = nextDigit(at, end);
    if (i === end) break;
    out += text.slice(at, i);
    const before = n;
    do {
      i += kind(i + 1) === PAIR ? 2 : 1;
      n++;
    } while (n < count && isDigit(i));
    out += bars[n - before];
    at = i;
  }
  hiddenTo = at;
  return out;
}

/** The place behind the first `count` digits from `from` on. */
function afterDigits(from: number, count: number): number {
  let i = from;
  for (let n = 0; n < count; i++) if (isDigit(i)) n++;
  return i;
}

function replaced(finding: Finding, replace: NonNullable<ResolvedOptions['replace']>): string {
  if (typeof replace === 'function') return replace(finding);
  return replace.replaceAll('{last4}', finding.last4!).replaceAll('{network}', finding.network!);
}
