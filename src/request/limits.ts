// What no signed request goes beyond.

/** Longest name of a participant, as people call it, in code points. */
export const MAX_PARTY_NAME = 64;

/** Most bytes of a signed request. */
export const MAX_TERMS_BYTES = 8 * 1024;

/** Longest that an agent may use a card: 30 minutes, the limit in the product this one is modeled on. */
export const MAX_HOLD_MS = 30 * 60_000;

/** Shortest hold that leaves time to read a card: one minute. */
export const MIN_HOLD_MS = 60_000;

/** Longest that a request may wait for its first answer: a week, for links. */
export const MAX_ANSWER_MS = 7 * 24 * 60 * 60_000;

/** Longest between the beginning and the hard end: the longest answer, and a day for everything after it. */
export const MAX_LIFE_MS = MAX_ANSWER_MS + 24 * 60 * 60_000;
