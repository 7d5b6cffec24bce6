import * as v from 'valibot';

import type {Draft} from '../request/draft.js';
import {MalformedError} from '../request/errors.js';
import {MAX_TERMS_BYTES} from '../request/limits.js';
import {ask, type HttpCaller} from './http-call.js';

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
    const path = `/conversations/${encodeURIComponent(conversation)}/terms`;
    const answer = await ask(caller, path, {body: {command, draft}, withinMs: SIGN_MS, signal});
    const signed = v.safeParse(signedSchema, answer);
    if (!signed.success) throw new MalformedError('the server signed nothing');
    return signed.output.token;
  };
}
