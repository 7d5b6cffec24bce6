import * as v from 'valibot';

import {MalformedError} from '../request/errors.js';
import type {RequestId} from '../request/ids.js';
import {parseJsonText} from '../request/parse.js';
import {assertType, call, textOf, type HttpCaller} from './http-call.js';
import {Patience} from './patience.js';

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
    signal?.throwIfAborted();
    const patience = new Patience(FIND_MS, signal);
    const path = `/conversations/${encodeURIComponent(conversation)}/requests/${encodeURIComponent(request)}/checkout`;
    try {
      const response = await call(caller, path, patience, {method: 'POST', headers: {accept: 'application/json'}});
      assertType(response, 'application/json');
      return urlIn(await patience.of(textOf(response)));
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      patience.end();
    }
  };
}

function urlIn(text: string): string {
  const found = v.safeParse(foundSchema, parseJsonText(text));
  if (!found.success) throw new MalformedError('the server knows no checkout');
  return found.output.url;
}
