import type {HeldCard} from './card-safe.js';
import {checksOf, ensure, ensureSame, type Check, type MakeStore, type StoreUnderTest} from './check.js';
import type {Signing} from './key-safe.js';

/** What every `CardSafe` and every `KeySafe` must do: a plain list of named checks, for any test runner. */
export function safeChecks(make: MakeStore): Check[] {
  return checksOf(make, {...CARDS, ...KEYS, ...REOPENING});
}

type Table = Readonly<Record<string, (under: StoreUnderTest) => Promise<void>>>;

const CARDS: Table = {
  'hands a card out as it was put in, as often as it is asked for': async ({store: {cardSafe}}) => {
    await cardSafe.put(cardOf());
    ensureSame(await cardSafe.get('request', 'command'), cardOf(), 'the card');
    ensureSame(await cardSafe.get('request', 'command'), cardOf(), 'the card again');
    ensureSame(await cardSafe.get('request', 'constructor'), undefined, 'no other card');
  },
  'keeps what the same command brought first, and what each command brought': async ({store: {cardSafe}}) => {
    await cardSafe.put(cardOf({letter: 'A'}));
    await Promise.all([cardSafe.put(cardOf({letter: 'B'})), cardSafe.put(cardOf({command: 'second', letter: 'C'}))]);
    ensure((await cardSafe.get('request', 'command'))?.sealed.ct[0] === 'A', 'the first stays');
    ensure((await cardSafe.get('request', 'second'))?.sealed.ct[0] === 'C', 'another command has its own');
  },
  'has the times of when the same command came last, and destroys what came before then alone': async ({
    store: {cardSafe},
  }) => {
    await cardSafe.put(cardOf({letter: 'A'}));
    await cardSafe.put({...cardOf({letter: 'B'}), since: 5, until: 2000});
    await cardSafe.delete('request', 'command', 1);
    ensure((await cardSafe.sweep(1000)).length === 0, 'its first end does not count');
    ensureSame(await cardSafe.get('request', 'command'), {...cardOf({letter: 'A'}), since: 5, until: 2000}, 'the card');
    await cardSafe.delete('request', 'command', 5);
    ensureSame(await cardSafe.get('request', 'command'), undefined, 'it is gone');
  },
  'destroys the card of one command, or all of a request, and nothing else': async ({store: {cardSafe}}) => {
    const cards = [cardOf({command: 'a'}), cardOf({command: 'b'}), cardOf({command: 'c'}), cardOf({request: 'other'})];
    for (const card of cards) await cardSafe.put(card);
    await cardSafe.delete('request', 'a');
    ensureSame(
      (await cardSafe.held()).map(({command}) => command),
      ['b', 'c', 'command'],
      'one is gone',
    );
    await cardSafe.delete('request');
    await cardSafe.delete('request');
    ensureSame(
      (await cardSafe.held()).map(({request}) => request),
      ['other'],
      'all of the request are gone',
    );
  },
  'sweeps what is over and says which, without the cards': async ({store: {cardSafe}}) => {
    await cardSafe.put(cardOf({request: 'over', until: 100}));
    await cardSafe.put(cardOf({request: 'not-yet', until: 101}));
    const {sealed: _, ...label} = cardOf({request: 'over', until: 100});
    ensureSame(await cardSafe.sweep(100), [label], 'what was swept');
    ensureSame(await cardSafe.sweep(100), [], 'what was swept again');
    ensureSame(
      (await cardSafe.held()).map(({request}) => request),
      ['not-yet'],
      'what is left',
    );
  },
  'keeps no card longer than its maximum age': async ({store: {cardSafe}}) => {
    const {maxAgeMs} = cardSafe;
    ensure(maxAgeMs > 0 && maxAgeMs <= 30 * 60_000, 'at most 30 minutes');
    await cardSafe.put(cardOf({until: Number.MAX_SAFE_INTEGER}));
    ensure((await cardSafe.sweep(maxAgeMs)).length === 0, 'it is still there before');
    ensure((await cardSafe.sweep(1 + maxAgeMs)).length === 1, 'it is swept then');
  },
};

const KEYS: Table = {
  'keeps what was signed first for a command, also when two come at once': async ({store: {keySafe}}) => {
    const made = ['A', 'B'].map((letter) => signingOf({request: letter, wrappingKey: letter.repeat(43)}));
    const kept = await Promise.all(made.map((signing) => keySafe.keep(signing)));
    ensureSame(kept[0], made[0], 'the first');
    ensureSame(kept[1], made[0], 'the first for the second, too');
    ensureSame(await keySafe.ofCommand('agent-1', 'command'), made[0], 'by its command');
    ensureSame(await keySafe.ofRequest('B'), undefined, 'the second is not kept');
  },
  "keeps one agent's command apart from another's": async ({store: {keySafe}}) => {
    await keySafe.keep(signingOf());
    const other = signingOf({agent: 'agent-2', request: 'request-2'});
    ensureSame(await keySafe.keep(other), other, 'the same command id of another agent');
    ensureSame(await keySafe.ofCommand('constructor', 'command'), undefined, 'nobody by that name');
  },
  'destroys a wrapping key and remembers what was signed': async ({store: {keySafe}}) => {
    const {wrappingKey: _, ...rest} = await keySafe.keep(signingOf());
    await keySafe.keep(signingOf({request: 'other', command: 'other'}));
    await keySafe.delete('request');
    await keySafe.delete('request');
    ensureSame(await keySafe.ofRequest('request'), rest, 'the rest');
    ensureSame(
      (await keySafe.held()).map(({request}) => request),
      ['other'],
      'keys that are left',
    );
  },
  'forgets all about what is past its end': async ({store: {keySafe}}) => {
    await keySafe.keep(signingOf({until: 100}));
    await keySafe.sweep(99);
    ensure((await keySafe.held()).length === 1, 'it is there before');
    await keySafe.sweep(100);
    ensureSame([await keySafe.held(), await keySafe.ofRequest('request')], [[], undefined], 'what is left');
  },
};

const REOPENING: Table = {
  'keeps cards and keys over a restart': async ({store, reopen}) => {
    if (!reopen) return;
    await store.cardSafe.put(cardOf());
    await store.keySafe.keep(signingOf());
    const again = await reopen();
    ensureSame(await again.cardSafe.get('request', 'command'), cardOf(), 'the card');
    ensureSame(await again.keySafe.ofRequest('request'), signingOf(), 'the key');
  },
};

interface CardOptions {
  readonly request?: string;
  readonly command?: string;
  readonly letter?: string;
  readonly until?: number;
}

function cardOf({request = 'request', command = 'command', letter = 'A', until = 1000}: CardOptions = {}): HeldCard {
  const sealed = {enc: letter.repeat(87), ct: letter.repeat(704)};
  const label = {conversation: 'conversation-1', request, command, attempt: 1, since: 1, until};
  return {...label, sealed};
}

function signingOf(overrides: Partial<Signing & {wrappingKey: string}> = {}) {
  return {
    agent: 'agent-1',
    command: 'command',
    digest: 'D'.repeat(43),
    request: 'request',
    conversation: 'conversation-1',
    token: 'a.b.c',
    signedAt: 1,
    until: 1000,
    wrappingKey: 'K'.repeat(43),
    ...overrides,
  };
}
