/** Every spelling of a card number that a leak could have. */
export function spellingsOf(pan: string): Map<string, string> {
  const groups = pan.match(/.{1,4}/g)!;
  const spellings = new Map([
    ['plain', pan],
    ['spaced', groups.join(' ')],
    ['dashed', groups.join('-')],
    ['as printed on the card', pan.length === 15 ? pan.replace(/^(.{4})(.{6})/, '$1 $2 ') : groups.join(' ')],
    ['URL-encoded', groups.join('%20')],
    ['with pluses', groups.join('+')],
    ['reversed', [...pan].reverse().join('')],
    ['first twelve', pan.slice(0, 12)],
    ['last twelve', pan.slice(-12)],
    ['hexadecimal', [...pan].map((digit) => digit.charCodeAt(0).toString(16)).join('')],
    ['UTF-16', [...pan].map((digit) => `${digit}\0`).join('')],
    ['character codes', [...pan].map((digit) => digit.charCodeAt(0)).join(',')],
  ]);
  // Base64 spells the same bytes in three ways, by where they stand; the outermost characters depend on the neighbors.
  for (const offset of [0, 1, 2]) {
    const coded = btoa('x'.repeat(offset) + pan);
    spellings.set(
      `base64 at ${offset}`,
      coded.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + pan.length) * 8) / 6)),
    );
  }
  return spellings;
}

/** What was found, and where: `plain in network`, never the number itself. */
export function leaksIn(evidence: ReadonlyMap<string, string>, needles: ReadonlyMap<string, string>): string[] {
  const leaks: string[] = [];
  for (const [place, text] of evidence) {
    for (const [spelling, needle] of needles) if (text.includes(needle)) leaks.push(`${spelling} in ${place}`);
  }
  return leaks;
}
