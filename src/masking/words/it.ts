import type {WordList} from './list.js';

/** Italian. */
export const it: WordList = {
  lang: 'it',
  card: 'carta, carte',
  pay: 'addebit, pag*, usa*',
  hard: 'tracciamento, spedizione, pacco, codice a barre, seriale, matricola, conto, fedeltà, tessera, socio, biblioteca, codice fiscale, partita iva, identità, passaporto, patente, polizza',
  phone: 'tel, telef, cellulare',
  soft: 'ordine, ordini, fattura, riferimento, transazione, cliente, prenotazion, biglietto, pratica, ricevuta, codice',
  expiry: 'scad*, valid',
  code: 'codice, sicurezza, retro, cifre',
};
