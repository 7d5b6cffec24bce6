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
 * A line per network: its name, the last digit of each length (12 to 19), and its first digits as an expression. With `?` a
 * card word, an expiry or a code is needed beside the number. The first line that fits names the network.
 */
export const NETWORKS = `visa 69 4
mastercard 6 5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720
amex 5 3[47]
discover 69 6011|64[4-9]|65
diners 46 30[0-5]|3095|3[689]
jcb 6789 352[89]|35[3-8]
unionpay 6789 62|81
elo 6 5067|509|627780|636297|636368
rupay 6 508[5-9]|6069[89]|607|608[0-4]|82
verve 689 506[01]|507[89]
hipercard 6 606282|637095|637568|637599|6376[01]
dankort 6 5019
maestro 689 5018|5020|5038|5893|6304|5[6-8]|67
maestro 6 50
mir 69 220[0-4]
troy 6 9792
visa? 3 4
maestro? 2345 5[06-8]|6304|67
uatp? 5 1`;

/** Adds (`+uzcard`) or drops (`-jcb`) a network. */
export type NetworkChange = `+${Network}` | `-${Network}`;

/** What prefix and length say of a number. */
export interface Issuer {
  readonly network: Network;
  /** Whether a card word, an expiry or a code is needed beside it. */
  readonly isWeak: boolean;
}

/** Gives the issuer that the digits of a number fit, or undefined. */
export type IssuerOf = (digits: string) => Issuer | undefined;

/** Looks for the networks of a table as `NETWORKS` is one. */
export function issuers(table: string): IssuerOf {
  const known: Issuer[] = [];
  // the empty group of a line tells which it was
  const lines = table.split('\n').map((line) => {
    const [name, lengths, prefixes] = line.split(' ');
    known.push({network: name.replace('?', '') as Network, isWeak: name.endsWith('?')});
    return `(?=${prefixes})(?=${lengths.replace(/./g, '.{1$&}$|')}_)()`;
  });
  const pattern = new RegExp(`^(?:${lines.join('|')})`);
  return (digits) => known[(pattern.exec(digits)?.lastIndexOf('') ?? 0) - 1];
}
