import {ChatpayError, MalformedError, RefusedError, UnreachableError, passes} from '../request/errors.js';

/** An error with the HTTP status and headers that say it best. */
export class HttpProblem extends Error {
  readonly error: ChatpayError;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: ChatpayError, headers: Readonly<Record<string, string>> = {}) {
    super(error.message, {cause: error});
    this.name = 'HttpProblem';
    this.error = error;
    this.status = status;
    this.headers = headers;
  }
}

const STATUS: {readonly [code: string]: number | undefined} = {
  ERR_REFUSED: 409,
  ERR_MALFORMED: 400,
  ERR_UNAUTHENTICATED: 401,
  ERR_FORBIDDEN: 403,
  ERR_UNREACHABLE: 503,
};

const TITLES: {readonly [code: string]: string | undefined} = {
  ERR_REFUSED: 'The command is refused',
  ERR_MALFORMED: 'The request is not of the agreed shape',
  ERR_UNAUTHENTICATED: 'It is not known who is calling',
  ERR_FORBIDDEN: 'The caller is not let in here',
  ERR_UNREACHABLE: 'There is no answer just now',
};

/** How soon a caller should try again when the error does not say, in milliseconds. */
const RETRY_AFTER_MS = 1000;

/** Headers of every answer: nothing of it is to be kept, and its type not to be guessed. */
export const ANSWER_HEADERS = {'cache-control': 'no-store', 'x-content-type-options': 'nosniff'} as const;

/**
 * Writes an error as a problem document (RFC 9457) with the error's `code`. Errors that are not this library's become
 * "no answer just now": what they say is not for strangers.
 *
 * @param Class What the response is made of; the runtime's own by default.
 */
export function problemResponse(thrown: unknown, Class = Response): Response {
  const {error, status, headers} = thrown instanceof HttpProblem ? thrown : problemOf(thrown);
  const rule = error instanceof RefusedError ? error.rule : undefined;
  const retryAfterMs = passes(error) ? (error.retryAfterMs ?? RETRY_AFTER_MS) : undefined;
  const title = TITLES[error.code] ?? error.name;
  const body = {type: `urn:chatpay:${error.code}`, title, status, detail: error.message, code: error.code};
  return new Class(JSON.stringify({...body, rule, retryAfterMs}), {
    status,
    headers: {
      ...ANSWER_HEADERS,
      'content-type': 'application/problem+json',
      ...(retryAfterMs !== undefined && {'retry-after': String(Math.ceil(retryAfterMs / 1000))}),
      ...headers,
    },
  });
}

/** A caller asks for something that is not there. */
export function notFound(): HttpProblem {
  return new HttpProblem(404, new MalformedError('there is nothing at this address'));
}

/** A caller asks in a way that is not allowed here. */
export function wrongMethod(allow: string): HttpProblem {
  return new HttpProblem(405, new MalformedError(`this address takes ${allow} only`), {allow});
}

/** The refusal of a caller who gave too many commands, with the time after which one is taken again. */
export class TooManyError extends RefusedError {
  constructor(retryAfterMs: number) {
    super('too-many', undefined, {retryAfterMs});
  }
}

function problemOf(thrown: unknown): HttpProblem {
  const known = thrown instanceof ChatpayError && STATUS[thrown.code] !== undefined;
  const error = known ? thrown : new UnreachableError('the server failed', {cause: thrown});
  const status = error instanceof TooManyError ? 429 : (STATUS[error.code] ?? 503);
  return new HttpProblem(status, error);
}
