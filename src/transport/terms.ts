import * as v from 'valibot';

import type {Draft} from '../request/draft.js';
import {MalformedError} from '../request/errors.js';
import {parseJsonText} from '../request/parse.js';
import {MAX_TERMS_BYTES} from '../request/limits.js';
import {assertType, call, textOf, type HttpCaller} from './http-call.js';
import {Patience} from './patience.js';

/** Longest that a signature may take, in milliseconds. */
const SIGN_MS = 20_000;

/**
 * Has a draft signed by the server: for collections in which no agent sees a card, so that no vault is needed.
 *
 * @param ask.command The idempotency key: the same key with the same draft gives the same token.
 * @returns The token, a compact JWS.
 * @throws {RefusedError} When a rule forbids it.
 * @throws {ChatpayError} When it could not be asked for.
 */
export type SignTerms = (
  scope: {readonly conversation: string},
  ask: {readonly command: string; readonly draft: Draft},
  options?: {readonly signal?: AbortSignal},
) => Promise<string>;

const signedSchema = v.object({token: v.pipe(v.string(), v.maxLength(MAX_TERMS_BYTES))});

/** Has drafts signed by a chatpay server, at `conversations/…/terms` below its mount point. */
export function httpTerms(caller: HttpCaller): SignTerms {
  return async ({conversation}, {command, draft}, {signal} = {}) => {
    signal?.throwIfAborted();
    const patience = new Patience(SIGN_MS, signal);
    try {
      const response = await call(caller, `/conversations/${encodeURIComponent(conversation)}/terms`, patience, {
        method: 'POST',
        body: JSON.stringify({command, draft}),
        headers: {'content-type': 'application/json', accept: 'application/json'},
      });
      assertType(response, 'application/json');
      return tokenIn(await patience.of(textOf(response)));
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      patience.end();
    }
  };
}

function tokenIn(text: string): string {
  const signed = v.safeParse(signedSchema, parseJsonText(text));
  if (!signed.success) throw new MalformedError('the server signed nothing');
  return signed.output.token;
}
