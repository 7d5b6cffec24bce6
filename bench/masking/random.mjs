/** Random numbers that are the same on every run: mulberry32, seeded with a text. */
export function randomFrom(seed) {
  let state = [...seed].reduce((sum, char) => Math.imul(sum ^ char.codePointAt(0), 0x01000193), 0x811c9dc5) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[integer(0, list.length - 1)];
  const digits = (count) => Array.from({length: count}, () => integer(0, 9)).join('');
  return {next, integer, pick, digits, chance: (share) => next() < share};
}

/** Digits with a valid check digit behind them (ISO/IEC 7812-1, annex B). */
export function withCheckDigit(digits) {
  for (let check = 0; check < 10; check++) if (isLuhn(digits + check)) return digits + check;
  throw new Error('no check digit fits');
}

/** Whether the last digit is a valid check digit. */
export function isLuhn(digits) {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
