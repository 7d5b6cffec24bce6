import * as v from 'valibot';

import {
  ForbiddenError,
  MalformedError,
  RefusedError,
  UnauthenticatedError,
  UnreachableError,
  type ChatpayError,
} from '../request/errors.js';
import {parseJsonText} from '../request/parse.js';
import {isRule} from '../request/rules.js';

/** What is read of a problem document. It is open: others may add members, and what is of no known shape says nothing. */
const problemSchema = v.object({
  code: v.fallback(v.optional(v.string()), undefined),
  rule: v.fallback(v.optional(v.string()), undefined),
  detail: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(500))), undefined),
  retryAfterMs: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined),
});

/** Statuses below 500 that speak of this moment, not of what was asked: Request Timeout, Too Early, Too Many Requests. */
const PASSING = [408, 425, 429];

/**
 * The error that a response which is not 200 stands for: by the `code` of its problem document (RFC 9457), else by its
 * status, since whatever stands between the server and us may answer in its place.
 */
export function readProblem({status, headers}: Response, text: string): ChatpayError {
  const {code, rule, detail, retryAfterMs = secondsIn(headers.get('retry-after'))} = problemIn(text);
  const message = detail ?? `the server answered with ${status}`;
  const later = retryAfterMs === undefined ? {} : {retryAfterMs};
  if (code === 'ERR_REFUSED' && isRule(rule)) return new RefusedError(rule, undefined, later);
  if (code === 'ERR_UNAUTHENTICATED' || status === 401) return new UnauthenticatedError(message);
  if (code === 'ERR_FORBIDDEN' || status === 403) return new ForbiddenError(message);
  if (code !== 'ERR_UNREACHABLE' && status >= 400 && status < 500 && !PASSING.includes(status)) {
    return new MalformedError(message);
  }
  return new UnreachableError(message, later);
}

function problemIn(text: string): v.InferOutput<typeof problemSchema> {
  try {
    const problem = v.safeParse(problemSchema, parseJsonText(text));
    return problem.success ? problem.output : {};
  } catch {
    return {};
  }
}

/** A `Retry-After` in seconds (RFC 9110, section 10.2.3), in milliseconds. Its other form, a date, hangs on this machine's clock. */
function secondsIn(header: string | null): number | undefined {
  return /^\d{1,6}$/.test(header ?? '') ? Number(header) * 1000 : undefined;
}
