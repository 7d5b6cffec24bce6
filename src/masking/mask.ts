/**
 * Writes a text with the digits of its findings hidden.
 */
import {PAIR} from './chars.js';
import {withLast4, type Finding} from './find.js';
import {isDigit, kinds, load, nextDigit, units} from './loaded.js';
import type {ResolvedOptions} from './options.js';
import {LONGEST} from './run.js';

/** UTF-16 units from which on what is written is made one piece. */
const PIECE_UNITS = 4096;

/** The text from `from` to `to` with the findings in it hidden; findings lie whole inside or outside. */
export function hide(
  text: string,
  findings: readonly Finding[],
  {replace, keepFirst, keepLast, bars, spaced}: ResolvedOptions,
  from = 0,
  to = text.length,
): string {
  let whole = '';
  let out = '';
  let at = from; // everything before is written
  for (const finding of findings) {
    const {start, end, length = 0} = finding;
    if (start < from || end > to) continue;
    // reading a unit makes one piece of the many, which otherwise stay until the end
    if (out.length > PIECE_UNITS && out.charCodeAt(0) >= 0) {
      whole += out;
      out = '';
    }
    if (replace !== undefined && (length || typeof replace === 'function')) {
      out += text.slice(at, start) + replaced(withLast4(text, finding), replace);
      at = end;
      continue;
    }
    load(text); // a function of the host's may have masked another
    const last = length ? length - keepLast : LONGEST;
    let n = length && keepFirst; // digits met
    for (let i = afterDigits(start, n); n < last;) {
      i = nextDigit(i, end);
      if (i === end) break;
      const isSpaced = i - at === 1 && units[at] === 32;
      if (!isSpaced) out += text.slice(at, i);
      const before = n;
      do {
        i += kinds[i + 1] === PAIR ? 2 : 1;
        n++;
      } while (n < last && isDigit(i));
      out += isSpaced ? spaced[n - before] : bars[n - before];
      at = i;
    }
  }
  return whole + out + text.slice(at, to);
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
