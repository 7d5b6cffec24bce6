import {canonicalDraft, draftOf, type Draft} from '../request/draft.js';
import {TermsError} from '../request/errors.js';
import {termsOfEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {SignTerms} from '../session/session.js';

/** A draft that was signed. */
export interface SignedDraft {
  readonly request: RequestId;
  readonly token: string;
}

/**
 * Has the server sign a draft of which no agent sees a card.
 *
 * @param ask.command The idempotency key: the same for the same draft.
 * @throws {TermsError} When something else was signed.
 * @throws {RefusedError} When a rule forbids it.
 * @throws {ChatpayError} When it could not be asked for; trying again is safe.
 */
export async function signDraft(
  sign: SignTerms,
  {command, draft}: {readonly command: string; readonly draft: Draft},
  signal?: AbortSignal,
): Promise<SignedDraft> {
  const {conversation} = draft;
  const token = await sign({conversation}, {command, draft}, signal && {signal});
  signal?.throwIfAborted();
  const terms = termsOfEvent({token});
  if (canonicalDraft(draftOf(terms)) !== canonicalDraft(draft)) throw new TermsError('claims');
  return {request: terms.id, token};
}
