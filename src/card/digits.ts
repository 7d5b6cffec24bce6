const DIGIT = /\p{Nd}/u;

const ASCII = /^[ -~]*$/;

/**
 * The same text with the digits of other scripts as `0` to `9`: Arabic, Persian, Devanagari, fullwidth and all others. A card
 * has ASCII digits printed on it whatever the keyboard of the person who types them.
 */
export function asciiDigits(text: string): string {
  if (ASCII.test(text)) return text; // at every key of nearly everybody
  return text.replace(/(?![0-9])\p{Nd}/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    // Unicode has them in runs from zero to nine, some of them one behind another (The Unicode Standard, 4.6)
    let before = 1;
    while (DIGIT.test(String.fromCodePoint(code - before))) before++;
    return String((before - 1) % 10);
  });
}

/** The digits of a text as one run of `0` to `9`, everything else left out. */
export function onlyDigits(text: string): string {
  return asciiDigits(text).replace(/[^0-9]/g, '');
}
