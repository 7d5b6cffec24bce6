export {cybersourceReports, type CybersourceReports} from './cybersource-reports.js';
export {cybersourceRest, type CybersourceRest, type CybersourceRestOptions} from './cybersource-rest.js';
export {secureAcceptance, type SecureAcceptanceOptions} from './cybersource-secure-acceptance.js';
export {unifiedCheckout, type UnifiedCheckoutOptions} from './cybersource-unified-checkout.js';
export type {CybersourceWebhook} from './cybersource-webhook.js';
export {eventOf, mergeOutcome} from './outcome.js';
export type {
  BeginOptions,
  Charge,
  Checkout,
  Field,
  FindCharge,
  Finding,
  Outcome,
  OutcomeKind,
  Provider,
} from './provider.js';
export type {ServiceOptions} from '../delivery/service.js';
