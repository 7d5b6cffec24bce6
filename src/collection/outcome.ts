import type {NewEvent} from '../request/event.js';
import type {Party} from '../request/participant.js';
import type {Charge, Outcome, OutcomeKind} from './provider.js';

/** What beats what, whenever it comes: money that was taken is never forgotten. */
const RANK: Readonly<Record<OutcomeKind, number>> = {paying: 0, refused: 1, review: 1, partial: 2, paid: 3};

/**
 * Makes one of two outcomes of the same charge. A browser's return and a server's notification both come, late, twice, in
 * either order: whatever the order, the same outcome is left, so that none of them has to come first.
 *
 * Paid wins over everything and partial over all the rest; anything wins over paying. Between refused and review the
 * later one by the provider's clock wins, since a payment in review is refused or taken in the end, and a refused card may
 * be followed by another on the provider's own page; at the same instant it is review, where money may be held.
 */
export function mergeOutcome(known: Outcome | undefined, news: Outcome): Outcome {
  return known && compare(known, news) >= 0 ? known : news;
}

/** A total order, so that merging is commutative and associative; the last steps only make a choice that stays. */
function compare(a: Outcome, b: Outcome): number {
  return (
    RANK[a.kind] - RANK[b.kind] ||
    a.at - b.at ||
    Number(a.kind === 'review') - Number(b.kind === 'review') ||
    compareText(JSON.stringify(tail(a)), JSON.stringify(tail(b)))
  );
}

function tail({code, reason, transaction, refusal, approved, lastFour, cardBrand}: Outcome): unknown[] {
  return [transaction, code, reason, refusal, approved?.minorUnits, approved?.currency, lastFour, cardBrand];
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * An outcome as the event that the log records; a partial approval is one in review, in its own words.
 *
 * @param at The authority's clock: the provider's may be off, and a log's instants are all of one clock.
 */
export function eventOf(charge: Charge, outcome: Outcome, by: Party, at: number): NewEvent {
  const {request, conversation, attempt} = charge;
  const base = {request, conversation, by, at};
  if (outcome.kind === 'refused') return {...base, type: 'refused', attempt, reason: outcome.refusal ?? 'other'};
  const type = outcome.kind === 'partial' ? 'review' : outcome.kind;
  return {...base, type, detail: outcome.reason};
}
