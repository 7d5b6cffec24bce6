import {ForbiddenError, RefusedError, UnauthenticatedError, UnreachableError} from '../../request/errors.js';
import type {PlainLinkTerm} from '../../locales/link-terms.js';

/** A term that says why something did not work. */
export type Trouble = Extract<PlainLinkTerm, `problem.${string}`>;

/** The term for an error of sending a link. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof UnreachableError) return 'problem.unreachable';
  if (error instanceof UnauthenticatedError) return 'problem.unauthenticated';
  if (error instanceof ForbiddenError) return 'problem.forbidden';
  return error instanceof RefusedError ? troubleOfRule(error) : 'problem.other';
}

function troubleOfRule({rule}: RefusedError): Trouble {
  switch (rule) {
    case 'over-ceiling':
    case 'card-number-in-text':
    case 'too-many':
      return `problem.${rule}`;
    case 'order-open':
      return 'problem.open-already';
    case 'not-in-conversation':
    case 'wrong-role':
    case 'wrong-agent':
      return 'problem.forbidden';
    default:
      return 'problem.other';
  }
}
