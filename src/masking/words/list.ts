/**
 * The words of one language that stand beside numbers. Each field is a list parted by commas.
 *
 * A word is written as people write it; capitals, accents and the script's marks make no difference. A word of five letters
 * or more is found with any ending (`parcel`: parcels), a shorter one only with `*` behind it (`kart*`: Karte, Karten,
 * karty). `*` at the beginning stands for any beginning (`*kort`: dankort, kredittkort). A space matches a space, a hyphen or an underscore. Scripts without spaces need no star: there a word
 * is found anywhere. Every word is compared with what stands nearest to the number, and the longest entry wins,
 * so `gift card` may stand beside `card`.
 *
 * `npm run words` packs all lists into the one text that a server loads.
 */
export interface WordList {
  /** Language as a BCP 47 tag. */
  readonly lang: string;
  /** A payment card and its number: a number behind it is a card number. */
  readonly card: string;
  /** What is done with a payment card: pay, charge, refund to. They outrank labels further away. */
  readonly pay: string;
  /** Numbers that are never cards: tracking, serial, account, tax, membership. */
  readonly hard: string;
  /** Telephones. They hold for at most 15 digits, the longest telephone number. */
  readonly phone: string;
  /** Numbers that a shop makes: order, invoice, reference, ticket, customer. A number laid out like a card outranks them. */
  readonly soft: string;
  /** Words that look like `card` but are none: gift card, business card, memory card. They say nothing either way. */
  readonly neutral?: string;
  /** The expiry date of a card. */
  readonly expiry: string;
  /** The security code of a card. */
  readonly code: string;
}
