// Writes src/request/currencies.ts from the ISO 4217 data that dinero.js keeps: `node scripts/make-currencies.mjs`.
// The library itself would weigh 2 KB on every customer's page; the page needs one small number for each code.
import * as currencies from 'dinero.js/currencies';
import {writeFileSync} from 'node:fs';

/** dinero.js counts ouguiyas and ariaries in fifths, as they are minted; ISO 4217 lists them with two decimals. */
const digitsOf = ({base, exponent}) => (base === 10 ? exponent : 2);

const byDigits = new Map();
for (const currency of Object.values(currencies)) {
  const digits = digitsOf(currency);
  byDigits.set(digits, [...(byDigits.get(digits) ?? []), currency.code]);
}
const rows = [...byDigits]
  .sort(([a], [b]) => a - b)
  .map(([digits, codes]) => {
    const lines = codes
      .sort()
      .join(' ')
      .match(/.{1,110}(?: |$)/g);
    return `  [\n    ${digits},\n${lines
      .map((line) => `    '${line.trimEnd()} ' +`)
      .join('\n')
      .replace(/ ' \+$/, "',")}\n  ],`;
  });

writeFileSync(
  new URL('../src/request/currencies.ts', import.meta.url),
  `// Made by scripts/make-currencies.mjs from ISO 4217 data; change it there.

/** Decimals of each currency's minor unit (ISO 4217, list one). */
const CODES: readonly (readonly [digits: number, codes: string])[] = [
${rows.join('\n')}
];

const DIGITS = new Map(CODES.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)));

/** Whether a text is the code of a currency in ISO 4217, in upper case. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code);
}

/**
 * How many decimals a currency's amounts have: 2 for USD, 0 for JPY, 3 for KWD.
 *
 * @throws {RangeError} When the code is not in ISO 4217.
 */
export function minorUnitDigits(code: string): number {
  const digits = DIGITS.get(code);
  if (digits === undefined) throw new RangeError(\`\${code} is not a currency of ISO 4217\`);
  return digits;
}

/** Every code, in no particular order. */
export function currencyCodes(): string[] {
  return [...DIGITS.keys()];
}
`,
);
