/** The ten digits of each tag that was asked for. */
const digits = new Map<string, readonly string[]>();

/**
 * Writes the numbers of a text in the digits of a whole tag: `140` is `١٤٠` in `ar-EG` and stays as it is in `ar-MA`. The words of
 * a language are one file for all its regions, which differ here.
 *
 * @param lang BCP 47 tag.
 */
export function inDigitsOf(lang: string, text: string): string {
  let own = digits.get(lang);
  if (!own) {
    const format = new Intl.NumberFormat(lang);
    digits.set(lang, (own = Array.from({length: 10}, (_, digit) => format.format(digit))));
  }
  return own[0] === '0' ? text : text.replace(/\d/g, (digit) => own[Number(digit)]);
}
