/**
 * Which first digits and lengths belong to which card network (ISO/IEC 7812-1; the ranges are those that the networks and
 * their processors publish).
 */

/** A card network this room knows. */
export type Network =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'discover'
  | 'diners'
  | 'jcb'
  | 'unionpay'
  | 'maestro'
  | 'mir'
  | 'rupay'
  | 'verve'
  | 'elo'
  | 'hipercard'
  | 'troy'
  | 'dankort'
  | 'uatp'
  | 'uzcard'
  | 'humo'
  | 'belkart'
  | 'korea';

/**
 * A line per network: `name[mark] lengths prefixes`, the prefixes as a regular expression. Without a mark a valid check
 * digit is enough; `?` needs a card word, an expiry or a code beside it; `-` is only looked for on request. The first line
 * that fits names the network, so long prefixes stand above the short ones around them.
 */
const TABLE = `elo 16 40117[89]|438935|451416|45763[12]|504175|506(699|7[0-6]|77[0-8])|509|627780|636297|636368|650(03[1-9]|04|05[01]|4(0[5-9]|[1-3]|8[5-9]|9)|5([0-2]|3[0-8]))
hipercard 16 606282|637(095|568|599|609|612)
rupay 16 508[5-9]|60(698[5-9]|699|7[0-8]|79[0-7]|798[0-4]|800[1-9]|80[1-9]|8[1-4]|8500)|652[12]|82
verve 16,18,19 506(099|1[0-8]|19[0-8])|507(86[5-9]|8[7-9]|9[0-5]|96[0-4])
dankort 16 5019
visa 16,19 4
mastercard 16 5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720)
amex 15 3[47]
discover 16,19 6011|64[4-9]|65
diners 14,16 30[0-5]|3095|3[689]
jcb 16,17,18,19 35(2[89]|[3-8])
unionpay 16,17,18,19 62|81
maestro 16,18,19 50(18|20|38)|5893|6304|5[6-8]|67
maestro 16 50
mir 16,19 220[0-4]
troy 16 9792
visa? 13 4
maestro? 12,13,14,15 5[06-8]|6304|67
uatp? 15 1
uzcard- 16 8600|5614
humo- 16 9860
belkart- 16 9112
korea- 16 9`;

/** What prefix and length say of a number. */
export interface Issuer {
  readonly network: Network;
  /** Whether a card word, an expiry or a code is needed beside it. */
  readonly isWeak: boolean;
}

/** Gives the issuer that the digits of a number fit, or undefined. */
export type IssuerOf = (digits: string) => Issuer | undefined;

/** Adds (`+uzcard`) or drops (`-jcb`) a network. */
export type NetworkChange = `+${Network}` | `-${Network}`;

/** Looks for the default networks, with changes applied. A change of a network that is unknown changes nothing. */
export function issuers(changes: readonly NetworkChange[] = []): IssuerOf {
  const known: Issuer[] = [];
  const patterns = TABLE.split('\n').flatMap((line) => {
    const [, name, mark, lengths, prefixes] = /(\w+)(\W?) (\S+) (.+)/.exec(line)!;
    const network = name as Network;
    if (changes.includes(`-${network}`) || (mark === '-' && !changes.includes(`+${network}`))) return [];
    known.push({network, isWeak: mark === '?'});
    // the empty group tells which line it was
    return `(?=${prefixes.replace(/\(/g, '(?:')})(?=.{${lengths.replace(/,/g, '}$|.{')}}$)()`;
  });
  const pattern = new RegExp(`^(?:${patterns.join('|')})`);
  return (digits) => known[(pattern.exec(digits)?.lastIndexOf('') ?? 0) - 1];
}
