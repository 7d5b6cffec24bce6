import type {WordList} from './list.js';

/** Romanian. */
export const ro: WordList = {
  lang: 'ro',
  card: 'card*',
  pay: 'plăt*, debit, încas',
  hard: 'urmărire, colet, livrare, expedier, cod de bare, serie, seria, cont, contul, fidelitate, membru, bibliotec, cnp, buletin, identitate, pașaport, permis, poliț, asigur',
  phone: 'tel, telef, mobil',
  soft: 'comand, factur, referinț, tranzacți, client, rezerv, bilet, dosar, caz*, chitanț, bon fiscal',
  expiry: 'expir, valabil',
  code: 'cod*, securitate, siguranț, cifre',
};
