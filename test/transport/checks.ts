import type {CheckedBackend} from '../../src/transport/conformance-scene.js';
import {transportChecks} from '../../src/transport/conformance.js';
import {makeTerms, type TestSigner} from '../helpers/terms.js';

/** Registers every check that the backend can take as a test. */
export function itConforms(make: () => CheckedBackend | Promise<CheckedBackend>, offers: ('cut' | 'stranger')[]): void {
  for (const {name, needs, run} of transportChecks) {
    if (!needs || offers.includes(needs)) it(name, () => run(make));
  }
}

/** Signs what a check wants signed. */
export function signWith(signer: () => TestSigner): CheckedBackend['sign'] {
  return ({request, conversation, agent, reason}) => {
    const amount = {minorUnits: 36121, currency: 'USD'};
    return signer().sign(makeTerms({id: request, conversation, agent, order: {reason, amount}}));
  };
}
