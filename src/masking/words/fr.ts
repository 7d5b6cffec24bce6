import type {WordList} from './list.js';

/** French. */
export const fr: WordList = {
  lang: 'fr',
  card: 'carte, cb',
  pay: 'débit, prélev, utilis, pay*',
  hard: 'suivi, colis, envoi, code-barres, code barre, série, compte, rib, fidélité, adhérent, membre, bibliothèque, abonné, sécu*, identité, passeport, permis, siret, fiscal, assurance',
  phone: 'tél, téléph, portable',
  soft: 'commande, facture, référence, transaction, client, réservation, dossier, billet, reçu, identifiant, devis',
  expiry: 'expir, validité, valable, échéance',
  code: 'cryptogramme, code, sécurité, chiffres',
};
