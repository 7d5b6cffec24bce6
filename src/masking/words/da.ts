import type {WordList} from './list.js';

/** Danish. */
export const da: WordList = {
  lang: 'da',
  card: '*kort*',
  pay: 'betal, træk*, hæv*',
  hard: 'sporing, pakke, forsendelse, stregkode, serienummer, konto, medlem, lånerkort, bibliotek, cpr*, personnummer, pasnummer, kørekort, sygesikring, forsikring',
  phone: 'tlf, telefon, mobil',
  soft: 'ordre, bestilling, faktura, reference, transaktion, kunde, booking, billet, sagsnummer, kvittering',
  expiry: 'udløb, gyldig',
  code: 'sikkerhed, kode, kontrol, bagside, cifre',
};
