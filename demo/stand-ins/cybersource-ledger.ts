/** What the issuer and CyberSource's own checks say to a card: a decision, its code, and how much was approved. */
export interface Verdict {
  readonly decision: 'ACCEPT' | 'REVIEW' | 'DECLINE' | 'ERROR';
  /** CyberSource's reason code. */
  readonly code: string;
  /** As decimal text; all of it when absent. */
  readonly approved?: string;
}

/** A transaction as CyberSource keeps it. */
export interface LedgerEntry {
  /** 22 digits. */
  readonly id: string;
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly at: number;
  readonly verdict: Verdict;
  /** The card's last four digits: reports have no more (sure). */
  readonly suffix: string;
  /** What somebody decided about one in review. */
  conversion?: {readonly decision: 'ACCEPT' | 'REJECT'; readonly at: number};
}

/** A card as it was typed. */
export interface TypedCard {
  readonly number: string;
  /** `MM-yyyy`. */
  readonly expiry: string;
}

/** CyberSource's books: what its form posts and its scripts write, and its reports read. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];
  /** Verdicts for the next cards, one each; a good card is accepted where there is none. */
  readonly verdicts: Verdict[] = [];
  /** Whether reports lag behind, and show nothing yet. */
  lagging = false;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Judges a card and writes down what came of it. */
  charge(card: TypedCard, reference: string, amount: string, currency: string): LedgerEntry {
    const verdict = faultOf(card, this.#now()) ?? this.verdicts.shift() ?? {decision: 'ACCEPT', code: '100'};
    const id = String(7_000_000_000_000_000_000_000n + BigInt(this.#now()) * 1000n + BigInt(this.entries.length));
    const entry: LedgerEntry = {
      id,
      reference,
      amount,
      currency,
      at: this.#now(),
      verdict,
      suffix: card.number.slice(-4),
    };
    this.entries.push(entry);
    return entry;
  }

  /** Entries as reports show them. */
  reported(): readonly LedgerEntry[] {
    return this.lagging ? [] : this.entries;
  }

  /** Somebody decides about an entry in review. */
  convert(id: string, decision: 'ACCEPT' | 'REJECT'): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) entry.conversion = {decision, at: this.#now()};
  }
}

/** How much was approved, as decimal text. */
export function approvedOf({amount, verdict}: LedgerEntry): string | undefined {
  if (verdict.approved !== undefined) return verdict.approved;
  return verdict.decision === 'ACCEPT' || verdict.decision === 'REVIEW' ? amount : undefined;
}

/** Sure: reason codes 231 for a number that is none, 202 for a card that has expired. */
function faultOf({number, expiry}: TypedCard, now: number): Verdict | undefined {
  if (!/^\d{12,19}$/.test(number) || !hasCheckDigit(number)) return {decision: 'DECLINE', code: '231'};
  const [, month, year] = /^(0[1-9]|1[0-2])-(\d{4})$/.exec(expiry) ?? [];
  if (!month || !year || Date.UTC(Number(year), Number(month)) <= now) return {decision: 'DECLINE', code: '202'};
  return undefined;
}

/** ISO/IEC 7812-1, annex B. */
function hasCheckDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
