import type {DeskTerms} from '../locales/vault/desk-terms.js';
import type {FormTerms} from '../locales/vault/form-terms.js';
import '../locales/vault/form-words.js';
import {NearestLocalize} from '../locales/localize.js';

/** Every word of the vault. The customer's page has those of the form alone; `desk-words.js` brings the others. */
export type VaultTerms = FormTerms & DeskTerms;

/** The words of one of the vault's elements, fetched when they are spoken. */
export class VaultLocalize extends NearestLocalize<VaultTerms> {}
