// Made by scripts/make-currencies.mjs from ISO 4217 data; change it there.

/**
 * Every currency's code and the decimals of its minor unit (ISO 4217, list one). Codes with the same first letter stand
 * together, each as its two other letters, and as the number of its decimals where that is not 2: "bamhd3" is BAM and BHD.
 */
const CODES =
  'aedfnllmdoarsudwgzn bambddtgnhd3if0mdndobovrlsdtnwpynzd caddfhehfhwlf4lp0nyopourcupvezk djf0kkopzd egprntbur ' +
  'fjdkp gbpelhsipmdnf0tqyd hkdnltguf idrlsnrqd3rrsk0 jmdod3py0 kesgshrmf0pwrw0wd3ydzt lakbpkrrdslyd3 ' +
  'maddlgakdmkntopruurvrwkxnxvyrzn nadgniookprzd omr3 pabengkhpkrlnyg0 qar ronsdubwf0 ' +
  'sarbdcrdgekgdhpleosrdsptnvcypzl thbjsmtnd3oprytdwdzs uahgx0sdsnyi0yuyw4zs vedesnd0uv0 wst xadaf0cdcgof0pf0 yer ' +
  'zarmwwg';

const DIGITS = new Map(
  CODES.toUpperCase()
    .split(' ')
    .flatMap(([first, ...others]) =>
      Array.from(
        others.join('').matchAll(/([A-Z]{2})(\d?)/g),
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
  if (digits === undefined) throw new RangeError(`${code} is not a currency of ISO 4217`);
  return digits;
}

/** Every code, in no particular order. */
export function currencyCodes(): string[] {
  return [...DIGITS.keys()];
}
