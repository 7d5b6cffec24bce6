/**
 * Writes a text with the digits of its findings hidden.
 */
import {LEAD, digitOf, foldUnit, isDigit} from './chars.js';
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
  const first = length ? keepFirst : 0;
  const last = length ? length - keepLast : Infinity;
  let out = '';
  for (let i = 0, n = 0; i < text.length; i++) {
    const code = foldUnit(text.charCodeAt(i));
    const unit = code === LEAD ? text.slice(i, i + 2) : text[i];
    out += (isDigit(code) || (code === LEAD && digitOf(unit) >= 0)) && n++ >= first && n <= last ? char : unit;
    i += unit.length - 1;
  }
  return out;
}
