/**
 * Folds letters so that words compare however they were typed: `NÚMERO`, `número` and `numero` are one, as are full-width
 * and plain letters, and letters with and without Arabic or Hebrew marks.
 */

/** Letters that do not decompose, each before its plain one. */
const PLAIN = 'ıiłløođdðdßsæaœoςσیيکك';

/** Folded codes, filled as characters turn up; 0 is not known yet. */
const known = new Uint16Array(65536);

/** The folded code of a UTF-16 unit: lower case without accents, 32 for spaces and hyphens, 1 for what vanishes. */
export const fold = (code: number): number => (known[code] || (known[code] = foldAnew(code))) | 0;

function foldAnew(code: number): number {
  if (code > 0xabff && code < 0xe000) return code; // Hangul syllables would fall apart; halves of pairs stay
  const lower = String.fromCharCode(code).toLowerCase();
  if (code > 0x1e9f && code < 0x1f00) return lower.charCodeAt(0); // Vietnamese thẻ is not the
  const base = lower.normalize('NFKD')[0];
  if (code < 33 || /[\p{Z}\p{Pd}_]/u.test(base)) return 32;
  // the vowel signs of Indic scripts and Thai are letters; accents, points and invisible characters are none
  if (/\p{Script=Inherited}|\p{Cf}|[\u0591-\u05c7]|\u0640|\u093c|\u09bc/u.test(base)) return 1;
  const at = PLAIN.indexOf(base);
  return (at < 0 || at & 1 ? base : PLAIN[at + 1]).charCodeAt(0);
}
