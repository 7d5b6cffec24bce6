import type {Rule} from './rules.js';
import type {TermsFault} from './terms.js';

/** What every error of this library is: an `Error` with a `code` that is part of the API. Messages are not. */
export abstract class ChatpayError extends Error {
  /** Stable, to be compared with `===`; starts with `ERR_`. */
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The authority understood the command and says no. Sending it again gives the same answer, but for `too-many`. */
export class RefusedError extends ChatpayError {
  readonly code = 'ERR_REFUSED';
  /** The rule that the command broke. */
  readonly rule: Rule;
  /** With `too-many`: when the same is taken again, in milliseconds; absent where that is not known. */
  readonly retryAfterMs?: number;

  constructor(
    rule: Rule,
    message = `the request's rules do not allow this: ${rule}`,
    options: ErrorOptions & {retryAfterMs?: number} = {},
  ) {
    super(message, options);
    this.rule = rule;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}

/** The backend did not answer, or answered that it cannot just now. The one error that is worth a retry. */
export class UnreachableError extends ChatpayError {
  readonly code = 'ERR_UNREACHABLE';
  /** How long the backend asks to wait before the next try, in milliseconds; absent when it does not say. */
  readonly retryAfterMs?: number;

  constructor(message: string, options: ErrorOptions & {retryAfterMs?: number} = {}) {
    super(message, options);
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}

/** Whether the same may be answered in another way later: nobody answered, or too much was asked in a short time. */
export function passes(error: unknown): error is UnreachableError | RefusedError {
  return error instanceof UnreachableError || (error instanceof RefusedError && error.rule === 'too-many');
}

/** The backend does not know who is calling: signing in again may help. */
export class UnauthenticatedError extends ChatpayError {
  readonly code = 'ERR_UNAUTHENTICATED';
}

/** The backend knows who is calling and does not let them into this scope. */
export class ForbiddenError extends ChatpayError {
  readonly code = 'ERR_FORBIDDEN';
}

/** Something that came over a boundary is not of the agreed shape or too large. */
export class MalformedError extends ChatpayError {
  readonly code = 'ERR_MALFORMED';
}

/** The terms of a payment request cannot be trusted: they are shown to nobody. */
export class TermsError extends ChatpayError {
  readonly code = 'ERR_TERMS';
  /** What is wrong with them. */
  readonly fault: TermsFault;

  constructor(fault: TermsFault, message = `terms that cannot be trusted: ${fault}`, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** A sealed card could not be opened. One error for every cause, so that it tells an attacker nothing. */
export class OpenFailedError extends ChatpayError {
  readonly code = 'ERR_OPEN_FAILED';

  constructor() {
    super('the sealed card cannot be opened with this request and this key');
  }
}
