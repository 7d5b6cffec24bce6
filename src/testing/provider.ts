import {MalformedError} from '../request/errors.js';
import {createId} from '../request/ids.js';
import type {Charge, Finding, FindCharge, Outcome, OutcomeKind, Provider} from '../collection/provider.js';

/** How a fake provider behaves. */
export interface FakeProviderOptions {
  /** For which collection it stands in; `secure-acceptance-hosted` when left out. */
  readonly collection?: Provider['collection'];
  /** What becomes of a charge; `outcomeByAmount` when left out. */
  readonly outcomeOf?: (charge: Charge) => OutcomeKind;
  /** The provider's clock; `Date.now` when left out. */
  readonly now?: () => number;
}

/** A payment provider in memory: nobody is charged, and what comes of a charge is known before. */
export interface FakeProvider extends Provider {
  /** Every charge that was begun, oldest first. */
  readonly charges: readonly Charge[];
  /** What the payer's browser or the provider itself would bring to a server about a charge. Nothing is signed. */
  report(charge: Charge, url: string): Request;
}

/**
 * What a fake provider does with an amount, by its last two digits: `02` is refused, `03` comes under review, `04` stays
 * unanswered, and all others are paid.
 */
export function outcomeByAmount({amount}: Charge): OutcomeKind {
  const kinds: Readonly<Record<number, OutcomeKind>> = {2: 'refused', 3: 'review', 4: 'paying'};
  return kinds[amount.minorUnits % 100] ?? 'paid';
}

/** Makes a fake provider, for tests of a server with `createLinkService`. */
export function fakeProvider(options: FakeProviderOptions = {}): FakeProvider {
  const {collection = 'secure-acceptance-hosted', outcomeOf = outcomeByAmount, now = Date.now} = options;
  const charges: Charge[] = [];

  const outcome = (charge: Charge): Outcome => {
    const kind = outcomeOf(charge);
    const {reference} = charge;
    return {
      reference,
      kind,
      at: now(),
      reason: `The test provider says: ${kind}.`,
      ...(kind === 'refused' && {refusal: 'declined'}),
    };
  };
  const read = async (request: Request, find: FindCharge): Promise<Finding | undefined> => {
    const reference = new URLSearchParams(await request.text()).get('reference');
    if (!reference) throw new MalformedError('a report that names no charge');
    const charge = await find(reference);
    return charge && {charge, outcome: outcome(charge)};
  };

  return {
    collection,
    canLookUp: true,
    charges,
    begin({terms, attempt, returnUrl}) {
      const reference = createId();
      const charge: Charge = {
        reference,
        merchantReference: `${terms.order.number ?? 'test'}-${reference}`.slice(0, 50),
        request: terms.id,
        conversation: terms.conversation,
        attempt,
        amount: terms.order.amount,
        begunAt: now(),
      };
      charges.push(charge);
      const fields: [string, string][] = [['reference', reference]];
      return Promise.resolve({charge, checkout: {kind: 'redirect', action: returnUrl, fields}});
    },
    returned: read,
    notified: read,
    lookUp: (charge) => Promise.resolve(outcome(charge)),
    report: ({reference}, url) => new Request(url, {method: 'POST', body: new URLSearchParams({reference})}),
  };
}
