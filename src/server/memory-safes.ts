/* eslint-disable @typescript-eslint/require-await -- the interface is one of promises; memory has nothing to wait for */
import type {RequestId} from '../request/ids.js';
import {endOf, MAX_CARD_AGE_MS, type CardLabel, type CardSafe, type HeldCard} from './card-safe.js';
import type {KeySafe, Signing} from './key-safe.js';

/** Keeps sealed cards in the memory of one process. */
export class MemoryCardSafe implements CardSafe {
  readonly maxAgeMs = MAX_CARD_AGE_MS;
  readonly #cards = new Map<string, HeldCard>();

  async put(card: HeldCard): Promise<void> {
    const key = keyOf(card.request, card.command);
    const known = this.#cards.get(key);
    const [since, until] = [card.since, endOf(card)];
    const times = {since: Math.max(known?.since ?? since, since), until: Math.max(known?.until ?? until, until)};
    this.#cards.set(key, {...(known ?? card), ...times});
  }

  async get(request: RequestId, command: string): Promise<HeldCard | undefined> {
    return this.#cards.get(keyOf(request, command));
  }

  async delete(request: RequestId, command?: string, since?: number): Promise<void> {
    this.#remove(
      (card) =>
        card.request === request &&
        (command === undefined || card.command === command) &&
        (since === undefined || card.since === since),
    );
  }

  async sweep(now: number): Promise<CardLabel[]> {
    return this.#remove(({until}) => until <= now);
  }

  async held(): Promise<CardLabel[]> {
    return [...this.#cards.values()].map(labelOf);
  }

  #remove(isOver: (card: HeldCard) => boolean): CardLabel[] {
    const over = [...this.#cards].filter(([, card]) => isOver(card));
    for (const [key] of over) this.#cards.delete(key);
    return over.map(([, card]) => labelOf(card));
  }
}

/** Keeps what a signer signed, and wrapping keys, in the memory of one process. */
export class MemoryKeySafe implements KeySafe {
  readonly #signings = new Map<string, Signing>();

  async keep(signing: Signing & {readonly wrappingKey: string}): Promise<Signing> {
    const key = keyOf(signing.agent, signing.command);
    const kept = this.#signings.get(key) ?? {...signing};
    this.#signings.set(key, kept);
    return kept;
  }

  async ofCommand(agent: string, command: string): Promise<Signing | undefined> {
    return this.#signings.get(keyOf(agent, command));
  }

  async ofRequest(request: RequestId): Promise<Signing | undefined> {
    return [...this.#signings.values()].find((signing) => signing.request === request);
  }

  async delete(request: RequestId): Promise<void> {
    for (const [key, {wrappingKey: _, ...rest}] of this.#signings) {
      if (rest.request === request) this.#signings.set(key, rest);
    }
  }

  async sweep(now: number): Promise<void> {
    for (const [key, {until}] of this.#signings) if (until <= now) this.#signings.delete(key);
  }

  async held(): Promise<Signing[]> {
    return [...this.#signings.values()].filter(({wrappingKey}) => wrappingKey !== undefined);
  }
}

function labelOf({sealed: _, ...label}: HeldCard): CardLabel {
  return label;
}

/** Neither part can hold a space. */
function keyOf(a: string, b: string): string {
  return `${a} ${b}`;
}
