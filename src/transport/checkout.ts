import * as v from 'valibot';

import {MalformedError} from '../request/errors.js';
import type {RequestId} from '../request/ids.js';
import {ask, type HttpCaller} from './http-call.js';

/** Longest that the answer may take, in milliseconds. */
const FIND_MS = 20_000;

/**
 * Finds where a customer pays a request whose card goes to a payment provider, and where the receipt is once it is paid.
 *
 * @returns An absolute URL, of an origin that is not the page's own.
 * @throws {RefusedError} When there is nothing to pay.
 * @throws {ChatpayError} When it could not be asked for.
 */
export type FindCheckout = (
  at: {readonly conversation: string; readonly request: RequestId},
  options?: {readonly signal?: AbortSignal},
) => Promise<string>;

const foundSchema = v.object({url: v.pipe(v.string(), v.maxLength(1000), v.regex(/^https?:\/\//), v.url())});

/** Finds checkouts by a chatpay server, at `conversations/…/requests/…/checkout` below its mount point. */
export function httpCheckout(caller: HttpCaller): FindCheckout {
  return async ({conversation, request}, {signal} = {}) => {
    const path = `/conversations/${encodeURIComponent(conversation)}/requests/${encodeURIComponent(request)}/checkout`;
    const found = v.safeParse(foundSchema, await ask(caller, path, {withinMs: FIND_MS, signal}));
    if (!found.success) throw new MalformedError('the server knows no checkout');
    return found.output.url;
  };
}
