/**
 * Writes a text with the digits of its findings hidden.
 */
import {PAIR} from './chars.js';
import {withLast4, type Finding} from './find.js';
import {isDigit, kinds, load} from './loaded.js';
import type {ResolvedOptions} from './options.js';
import {LONGEST} from './run.js';

/** UTF-16 units from which on what is written is made one piece. */
const PIECE_UNITS = 4096;

/** The text from `from` to `to` with the findings in it hidden; findings lie whole inside or outside. */
export function hide(
  text: string,
  findings: readonly Finding[],
  {replace, keepFirst, keepLast, bars}: ResolvedOptions,
  from = 0,
  to = text.length,
): string {
  let whole = '';
  let out = '';
  let at = from; // everything before is written, but for the digits that are
  let pending = 0; // to be hidden since the last piece was written
  for (const finding of findings) {
    const {start, end, length = 0} = finding;
    if (start < from || end > to) continue;
    // reading a unit makes one piece of the many, which otherwise stay until the end
    if (out.length > PIECE_UNITS && out.charCodeAt(0) >= 0) {
      whole += out;
      out = '';
    }
    if (replace !== undefined && (length || typeof replace === 'function')) {
      out += bars[pending] + text.slice(at, start) + replaced(withLast4(text, finding), replace);
      pending = 0;
      at = end;
      continue;
    }
    load(text); // a function of the host's may have masked another
    const first = length && keepFirst;
    const last = length ? length - keepLast : LONGEST;
    let n = 0; // digits met
    for (let i = start; i < end && n < last; i++) {
      if (isDigit(i)) {
        if (n++ < first) continue;
        if (at < i || pending === LONGEST) {
          out += bars[pending] + text.slice(at, i);
          pending = 0;
        }
        pending++;
        at = kinds[i + 1] === PAIR ? i + 2 : i + 1;
      }
    }
  }
  return whole + out + bars[pending] + text.slice(at, to);
}

function replaced(finding: Finding, replace: NonNullable<ResolvedOptions['replace']>): string {
  if (typeof replace === 'function') return replace(finding);
  return replace.replaceAll('{last4}', finding.last4!).replaceAll('{network}', finding.network!);
}
