import {behaving, Callbacks, goodBehavior, type StandInOptions} from './behavior.js';
import {Ledger} from './cybersource-ledger.js';
import {secureAcceptanceStandIn, type ProfileStandIn} from './secure-acceptance.js';
import {unifiedCheckoutStandIn, type RestStandIn} from './unified-checkout.js';

/** What the stand-in for CyberSource is set up with. */
export interface CybersourceStandInOptions extends StandInOptions {
  readonly profile: ProfileStandIn;
  readonly rest: RestStandIn;
}

/**
 * Stands in for CyberSource: Secure Acceptance, Unified Checkout and the REST API, on one origin and with one ledger, so
 * that a payment made by any of them can be searched for.
 */
export function cybersourceStandIn(options: CybersourceStandInOptions) {
  const now = options.now ?? Date.now;
  const behavior = goodBehavior();
  const callbacks = new Callbacks(behavior, options);
  const ledger = new Ledger(now);
  const secureAcceptance = secureAcceptanceStandIn(options.profile, ledger, callbacks, now);
  const unifiedCheckout = unifiedCheckoutStandIn(options.rest, ledger, callbacks, now);

  async function handle(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    const answer = secureAcceptance(request, pathname) ?? unifiedCheckout(request, pathname);
    return answer ?? new Response('Not found', {status: 404});
  }
  return {fetch: behaving(behavior, handle), behavior, ledger, flush: () => callbacks.flush()};
}
