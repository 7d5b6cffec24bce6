// The signer and the terms that hosts get for their own tests are the ones of ours.
export {createTestSigner, makeTerms, type TestSigner, type TestSignerOptions} from '../../src/testing/signer.js';
