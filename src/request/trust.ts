import type {Collection} from './terms.js';

/** A public key whose signatures count. */
export interface TrustedKey {
  /** Names the key in a signed request's header. */
  readonly kid: string;
  /** A P-256 public key (RFC 7517). */
  readonly jwk: {readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string};
  /** What this key may sign for. The key of the signer alone may sign `reveal`. */
  readonly collections: readonly Collection[];
}

/**
 * What the vault's deployment trusts, generated once into `trust.js` beside its pages. It never comes from a host page:
 * a script there could otherwise swap the key together with the request.
 */
export interface Trust {
  /** The vault's own origin. */
  readonly origin: string;
  readonly merchant: {
    readonly id: string;
    readonly name: string;
    /** A path on the vault's own origin. */
    readonly logo?: string;
  };
  /**
   * Pictures of card networks, by their ids (`visa`, `american-express`), as paths on the vault's own origin. Without one a
   * card looks neutral; the network's name stands beside it either way. One is fetched when a card of its network is typed.
   */
  readonly marks?: Readonly<Record<string, string>>;
  /**
   * Words in the place of the vault's own, by language (`de` for all who read German, `de-AT` for Austria alone) and by their
   * names in `src/locales/vault/form-terms.ts` and `desk-terms.ts`: plain text of 1 to 280 characters. What a word has to
   * say stands in braces: `{'form.pay': 'Donate {amount}'}`. Those that are left out stay as they are.
   */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Origins of the pages that may embed the vault. */
  readonly embedders: readonly string[];
  /**
   * Where the desk's Sign in button posts to, a path on the vault's own origin; without it agents sign in elsewhere on that
   * origin. It may answer `{session}`, a bearer token for browsers that deny cookies to the desk's frame.
   */
  readonly signIn?: string;
  /** The one address that the merchant-hosted card form is posted to, at the payment provider; absent where there is none. */
  readonly postsTo?: string;
  /** At least one; two while keys are rotated. */
  readonly keys: readonly TrustedKey[];
}
