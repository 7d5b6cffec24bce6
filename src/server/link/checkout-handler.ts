import {ForbiddenError, RefusedError, UnauthenticatedError} from '../../request/errors.js';
import type {Participant} from '../handler.js';
import {ANSWER_HEADERS, notFound, problemResponse, wrongMethod} from '../problem.js';
import {RateLimit} from '../rate-limit.js';
import type {LinkService} from './link-contract.js';
import type {RequestAt} from './link-store.js';

/** What tells customers of a chat where they pay, and agents what the link is that they have sent. */
export interface CheckoutHandlerOptions {
  readonly link: Pick<LinkService, 'addressFor'>;
  /** Says who is calling; the same as the chatpay handler's. */
  readonly authenticate: (request: Request) => Participant | null | Promise<Participant | null>;
  /** The system's clock by default. */
  readonly now?: () => number;
  /** How often a participant may ask in a minute; 60 by default. */
  readonly requestsPerMinute?: number;
}

const ADDRESS = /\/conversations\/([^/?#]+)\/requests\/([^/?#]+)\/checkout(?:[?#].*)?$/;

/** Whether a request is for the checkout's handler: for mounting it beside the chatpay handler. */
export function asksForCheckout({url}: Pick<Request, 'url'>): boolean {
  return ADDRESS.test(url);
}

/**
 * Makes the handler that tells a customer of a chat the address of a request's checkout, and of its receipt once it is paid;
 * and an agent the payment link of one that was sent by a message, for a customer who stands at the counter:
 * `POST …/conversations/:conversation/requests/:request/checkout`, 200 with `{url}`. Only those who may enter the conversation
 * are told.
 */
export function createCheckoutHandler(options: CheckoutHandlerOptions): (request: Request) => Promise<Response> {
  const {link, authenticate, now = Date.now, requestsPerMinute = 60} = options;
  const limit = new RateLimit(requestsPerMinute);

  const find = async (request: Request): Promise<string> => {
    const at = requestIn(request);
    const caller = await authenticate(request);
    if (!caller) throw new UnauthenticatedError('it is not known who is calling');
    const {role} = caller;
    if (role === 'host' || (await caller.mayEnter(at.conversation)) !== true) {
      throw new ForbiddenError('only who is in this conversation may know where it is paid');
    }
    limit.take(`${role} ${caller.id}`, now());
    const url = await link.addressFor(at, role);
    if (url === undefined) throw new RefusedError('unknown-request');
    return url;
  };

  return async (request) => {
    try {
      const body = JSON.stringify({url: await find(request)});
      return new Response(body, {headers: {...ANSWER_HEADERS, 'content-type': 'application/json'}});
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function requestIn({url, method}: Request): RequestAt {
  const [, conversation = '', request = ''] = ADDRESS.exec(url) ?? [];
  if (conversation === '') throw notFound();
  if (method !== 'POST') throw wrongMethod('POST');
  try {
    return {conversation: decodeURIComponent(conversation), request: decodeURIComponent(request)};
  } catch {
    throw notFound();
  }
}
