import {canonicalDraft, type Draft} from '../../request/draft.js';
import {RefusedError, TermsError} from '../../request/errors.js';
import {createId, type RequestId} from '../../request/ids.js';
import type {Session, SignTerms} from '../../session/session.js';
import type {LinkDelivery} from '../link/destination.js';
import {signDraft} from '../sign-draft.js';

/** A key that stays the same while what it is for does. */
class Key {
  #of: string | undefined;
  #id = '';

  for(what: string): string {
    if (this.#of !== what) [this.#of, this.#id] = [what, createId()];
    return this.#id;
  }

  forget(): void {
    this.#of = undefined;
  }
}

/**
 * Sends links, each draft once, however often it is tried: its signature and its request have one idempotency key each for
 * as long as they are asked for in vain.
 */
export class LinkSender {
  readonly #signing = new Key();
  readonly #requesting = new Key();
  #request: RequestId | undefined;

  /** The request that is being sent, or was tried in vain; it may have arrived all the same. */
  get request(): RequestId | undefined {
    return this.#request;
  }

  /**
   * Has a draft signed, and sends it.
   *
   * @returns The request's id, once the authority has accepted it.
   * @throws {TermsError} When something else was signed.
   * @throws {RefusedError} When a rule forbids it.
   * @throws {ChatpayError} When it could not be sent; trying again is safe.
   */
  async send(
    {session, sign, signal}: {session: Session; sign: SignTerms; signal: AbortSignal},
    draft: Draft,
    delivery: LinkDelivery,
  ): Promise<RequestId> {
    const {conversation} = draft;
    const signing = this.#signing.for(canonicalDraft(draft));
    try {
      const {request, token} = await signDraft(sign, {command: signing, draft}, signal);
      this.#request = request;
      const command = this.#requesting.for(`${request} ${delivery.channel} ${delivery.phone}`);
      await session.request({conversation, token, command, delivery}).catch((error: unknown) => {
        if (!isThereAlready(error)) throw error;
        return session.send(conversation, {type: 'resend', request, delivery});
      });
      this.#forget();
      return request;
    } catch (error) {
      // What is refused once is refused always: the next try is another one.
      if (error instanceof RefusedError || error instanceof TermsError) this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#signing.forget();
    this.#requesting.forget();
    this.#request = undefined;
  }
}

/** An earlier try has arrived although its answer was lost, and the number or channel was changed since. */
function isThereAlready(error: unknown): boolean {
  return error instanceof RefusedError && error.rule === 'duplicate-request';
}
