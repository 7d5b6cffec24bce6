import type {CoverTerms} from './host-terms.js';
import {addWords} from './words.js';

/** English, around the frames of the vault and of a checkout. */
export const enCover: CoverTerms = {
  $code: 'en',

  secureForm: 'Secure card form',
  agentDesk: 'Secure card desk',
  opening: 'Opening the secure form…',
  deskOpening: 'Opening the secure card desk…',
  stillOpening: 'This is taking longer than usual. Still trying…',
  formUnavailable: 'The secure form could not be opened',
  deskUnavailable: 'The secure card desk could not be opened',
  vaultHint: 'Check the connection and try again. If a content blocker is active, allow this page’s payment form.',
  vaultMisplaced: 'The payment form is set up on this page’s own address, where it would not be safe.',
  reload: 'Try again',
  close: 'Close',
};

addWords(enCover);
