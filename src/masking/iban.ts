/** Whether the digits from `start` to `end` lie in an IBAN whose check digits hold (ISO 13616, mod 97-10). */
export function isInIban(text: string, start: number, end: number): boolean {
  const front = /(?:^|[^a-z\d])([a-z]{2}\d\d[ a-z\d-]{0,36})$/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  if (!front) return false;
  let at = start - front.length;
  const next = () => parseInt(text[at++], 36);
  // country and check digits are moved behind the rest before the remainder is taken
  const head = next() * 1e4 + next() * 100 + next() * 10 + next();
  let rest = 0;
  for (const last = at + 40; at < last;) {
    const value = next();
    if (value >= 0) rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    if (at >= end && (rest * 1e6 + head) % 97 === 1) return true;
  }
  return false;
}
