/**
 * Writes a text with the digits of its findings hidden.
 */
import {digitOf, foldUnit, isDigit} from './chars.js';
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
export function hide(text: string, findings: readonly Finding[], style: Style): string {
  let out = '';
  let at = 0;
  for (const finding of findings) {
    out += text.slice(at, finding.start) + (style.replace?.(finding) ?? dots(text.slice(finding.start, finding.end), finding, style));
    at = finding.end;
  }
  return out + text.slice(at);
}

/** The text with the digits from the first not kept to the last not kept hidden. */
function dots(text: string, {length}: Finding, {keepFirst, keepLast, char}: Style): string {
  const first = length ? keepFirst : 0;
  const last = length ? length - keepLast : Infinity;
  let out = '';
  for (let i = 0, n = 0; i < text.length; i++) {
    const code = foldUnit(text.charCodeAt(i));
    const unit = code === 5 ? text.slice(i, i + 2) : text[i];
    out += (isDigit(code) || (code === 5 && digitOf(unit) >= 0)) && n++ >= first && n <= last ? char : unit;
    i += unit.length - 1;
  }
  return out;
}
