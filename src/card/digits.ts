/** Where the digit zero of each script lies that people type numbers in (Unicode, category Nd). */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
];

const ASCII = /^[ -~]*$/;

/**
 * The same text with the digits of other scripts as `0` to `9`: Arabic, Persian, Devanagari, fullwidth and more. A card
 * has ASCII digits printed on it whatever the keyboard of the person who types them.
 */
export function asciiDigits(text: string): string {
  if (ASCII.test(text)) return text; // at every key of nearly everybody
  return text.replace(/(?![0-9])\p{Nd}/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? char : String(code - zero);
  });
}

/** The digits of a text as one run of `0` to `9`, everything else left out. */
export function onlyDigits(text: string): string {
  return asciiDigits(text).replace(/[^0-9]/g, '');
}
