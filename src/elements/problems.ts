import type {ChatTerms, PlainTerm} from '../locales/host-terms.js';
import type {Problem} from './context.js';

/** The term that says why something did not work, and what to do. */
export const PROBLEM_WORDS = {
  'not-reached': 'notReached',
  'not-loaded': 'notLoaded',
  'not-allowed': 'notAllowed',
  'card-not-sent': 'cardNotSent',
} as const satisfies {readonly [P in Problem]: PlainTerm<ChatTerms>};
