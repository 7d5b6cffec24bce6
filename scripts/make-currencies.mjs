// Writes src/request/currencies.ts from the ISO 4217 data that dinero.js keeps: `node scripts/make-currencies.mjs`.
// The library itself would weigh 2 KB on every customer's page; the page needs one small number for each code.
import * as currencies from 'dinero.js/currencies';
import {writeFileSync} from 'node:fs';

/** dinero.js counts ouguiyas and ariaries in fifths, as they are minted; ISO 4217 lists them with two decimals. */
const digitsOf = ({base, exponent}) => (base === 10 ? exponent : 2);

/** Codes by their first letter. */
const groups = new Map();
for (const currency of Object.values(currencies).sort((a, b) => (a.code < b.code ? -1 : 1))) {
  const digits = digitsOf(currency);
  const {code} = currency;
  groups.set(code[0], `${groups.get(code[0]) ?? code[0]}${code.slice(1)}${digits === 2 ? '' : digits}`);
}
const lines = [...groups.values()].join(' ').match(/.{1,110}(?: |$)/g);

writeFileSync(
  new URL('../src/request/currencies.ts', import.meta.url),
  `// Made by scripts/make-currencies.mjs from ISO 4217 data; change it there.

/**
 * Every currency's code and the decimals of its minor unit (ISO 4217, list one). Codes with the same first letter stand
 * together, each as its two other letters, and as the number of its decimals where that is not 2: "bamhd3" is BAM and BHD.
 */
const CODES =
${lines.map((line) => `  '${line.toLowerCase()}'`).join(' +\n')};

const DIGITS = new Map(
  CODES.toUpperCase().split(' ').flatMap(([first, ...others]) =>
    Array.from(
      others.join('').matchAll(/([A-Z]{2})(\\d?)/g),
      ([, letters, digits]) => [first + letters, Number(digits || 2)] as const,
    ),
  ),
);

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
