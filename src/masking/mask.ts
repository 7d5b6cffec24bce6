/**
 * Writes a text with the digits of its findings hidden.
 */
import {foldChar} from './chars.js';
import type {Finding} from './find.js';

/** How findings are written. */
export interface Style {
  /** Digits of a number left readable at its beginning and end. */
  readonly keepFirst: number;
  readonly keepLast: number;
  /** What is written for each hidden digit. */
  readonly char: string;
  /** Writes a finding another way; undefined where its digits are to be hidden. */
  readonly replace?: ((finding: Finding) => string | undefined) | undefined;
}

/** The text with the findings in it hidden. */
export function hide(text: string, findings: readonly Finding[], style: Style, char?: string): string {
  let out = '';
  let at = 0;
  for (const finding of findings) {
    const {start, end} = finding;
    out += text.slice(at, start);
    out += (!char && style.replace?.(finding)) || dots(text.slice(start, end), finding, style, char ?? style.char);
    at = end;
  }
  return out + text.slice(at);
}

/** The text with the digits from the first not kept to the last not kept hidden. */
function dots(text: string, {length}: Finding, {keepFirst, keepLast}: Style, char: string): string {
  const from = length ? keepFirst : 0;
  const to = length ? length - keepLast : Infinity;
  let n = 0;
  let out = '';
  for (const unit of text) {
    const folded = unit > '9' ? foldChar(unit) : unit;
    out += folded >= '0' && folded <= '9' && n++ >= from && n <= to ? char : unit;
  }
  return out;
}
