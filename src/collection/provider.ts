import type {RefusalReason} from '../request/command.js';
import type {RequestId} from '../request/ids.js';
import type {Money} from '../request/money.js';
import type {Collection, Terms} from '../request/terms.js';

/** What a payment is begun with. */
export interface BeginOptions {
  /** Verified terms: the amount and the currency come from here and from nowhere else. */
  readonly terms: Terms;
  /** Which try this is, 1 for the first: `attemptInPlay` of the request's state. */
  readonly attempt: number;
  /** Where the payer's browser comes back to, with whatever the provider gives it; `https:`. At most 255 characters. */
  readonly returnUrl: string;
  /** Where the provider's own notification goes; what is set up at the provider when absent. At most 255 characters. */
  readonly notifyUrl?: string;
  /** Origins of the page that mounts a provider's script, and of every page around it. */
  readonly origins: readonly string[];
  /** BCP 47 tag of the payer's language; `en` when absent. */
  readonly locale?: string;
  /** Whether the provider's own page is shown in a frame of ours, which then shows the amount; it fills the window when absent. */
  readonly isFramed?: boolean;
}

/**
 * One try to pay, as the server keeps it from `begin` until the request is over: JSON, public, without a card. Whatever
 * comes back is held against it, so that no answer for one payment serves another.
 */
export interface Charge {
  /** Our unguessable name of this try: a random UUID. What comes back names it. */
  readonly reference: string;
  /** The merchant's reference at the provider: the order's number as far as it fits, and `reference`. At most 50 characters. */
  readonly merchantReference: string;
  readonly request: RequestId;
  readonly conversation: string;
  readonly attempt: number;
  readonly amount: Money;
  readonly begunAt: number;
  /** The provider's key for what the payer's browser brings back, as a JWK; where it has one. */
  readonly resultKey?: Readonly<Record<string, string>>;
}

/** A form's field: its name and its value. */
export type Field = readonly [name: string, value: string];

/** What the checkout page needs to let the customer pay. */
export type Checkout =
  | {
      /** A form without a choice: the page posts it, and the customer is at the provider's own page. */
      readonly kind: 'redirect';
      readonly action: string;
      readonly fields: readonly Field[];
    }
  | {
      /** A card form whose fields are posted from the payer's browser straight to the provider, together with these. */
      readonly kind: 'direct-post';
      readonly action: string;
      readonly fields: readonly Field[];
      /** Names of the card's fields, none of which is signed, and none of which may ever come to a server of ours. */
      readonly cardFields: {
        /** Digits alone. */
        readonly number: string;
        /** `MM-yyyy`. */
        readonly expiry: string;
        readonly securityCode?: string;
        /** The network's number, from `networks`. */
        readonly network: string;
      };
      readonly networks: Readonly<Record<string, string>>;
    }
  | {
      /** A provider's script that mounts its own fields into light DOM of the page. */
      readonly kind: 'mount';
      /** A signed JWT; handed to the script as it is. Lives 15 minutes. */
      readonly context: string;
      /** The script's URL, on one of the provider's hosts. */
      readonly script: string;
      /** The script's subresource integrity value. */
      readonly integrity: string;
    };

/**
 * What a provider says of a charge. The names are those of the events in `request/`, and one more: `partial`, when the
 * issuer approved less than was asked. That is not paid; somebody must collect the rest or give it back, so that it becomes
 * `review` (`eventOf` in `outcome.ts`). `paying` also stands for "not known": ask `lookUp` later.
 */
export type OutcomeKind = 'paying' | 'review' | 'partial' | 'paid' | 'refused';

/** What became of a charge, once it has been verified. */
export interface Outcome {
  /** `Charge.reference`. */
  readonly reference: string;
  readonly kind: OutcomeKind;
  /** When, by the provider's clock where it says so. */
  readonly at: number;
  /** The provider's code, for the merchant's support. */
  readonly code?: string;
  /** One plain sentence for the agent, at most 200 characters. Never a card's digits. */
  readonly reason: string;
  /** The provider's id of the transaction: what the merchant finds it by. */
  readonly transaction?: string;
  /** The card's last four digits, with `paid` alone, where the provider gave them and no more. */
  readonly lastFour?: string;
  /** The card network's name as the provider writes it, with `paid` alone. */
  readonly cardBrand?: string;
  /** With `refused` alone. */
  readonly refusal?: RefusalReason;
  /** With `partial` alone: what was approved. */
  readonly approved?: Money;
}

/** Finds what the server kept of a charge. `undefined` for one that it does not know. */
export type FindCharge = (reference: string) => Promise<Charge | undefined>;

/** Something verified about a charge that we know. */
export interface Finding {
  readonly charge: Charge;
  readonly outcome: Outcome;
}

/** A payment provider, for one of the collections in which no agent sees a card. */
export interface Provider {
  readonly collection: Exclude<Collection, 'reveal'>;
  /** Whether `lookUp` asks the provider, so that its `undefined` says that there is no payment. */
  readonly canLookUp: boolean;
  /**
   * Begins a payment. The charge must be kept before the checkout is handed out. For one request no second charge may be
   * begun while the last one is `paying`, `review` or `partial`: look that up first.
   *
   * @throws {UnreachableError} When the provider does not answer.
   * @throws {MalformedError} When what it answers cannot be trusted.
   */
  begin(options: BeginOptions): Promise<{readonly charge: Charge; readonly checkout: Checkout}>;
  /**
   * Reads what the payer's browser brings back. A browser may bring anything: only what the provider signed counts.
   *
   * @returns `undefined` when it is about no charge that we know: it changes nothing.
   * @throws {UnauthenticatedError} When it is not signed by the provider.
   * @throws {MalformedError} When it cannot be read.
   */
  returned(request: Request, find: FindCharge): Promise<Finding | undefined>;
  /**
   * Reads the provider's own notification. Any 2xx acknowledges, also where there is nothing to be done about it.
   *
   * @returns `undefined` when it is about no charge that we know: it changes nothing.
   * @throws {UnauthenticatedError} When it is not signed by the provider.
   * @throws {MalformedError} When it cannot be read.
   */
  notified(request: Request, find: FindCharge): Promise<Finding | undefined>;
  /**
   * Asks the provider what became of a charge: for one whose answers were lost, and for one in review.
   *
   * @returns `undefined` when it knows of none yet, or cannot be asked.
   * @throws {UnreachableError} When the provider does not answer.
   */
  lookUp(charge: Charge): Promise<Outcome | undefined>;
}
