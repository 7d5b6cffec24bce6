import type {WordList} from './list.js';

/** Swedish. */
export const sv: WordList = {
  lang: 'sv',
  card: '*kort*',
  pay: 'betal, debiter, dra',
  hard: 'spårning, sändning, paket, kolli, försändelse, streckkod, serienummer, konto, medlem, lånekort, bibliotek, personn, passnummer, körkort, försäkring',
  phone: 'tel, telef, mobil',
  soft: 'order, beställning, faktur, referens, transaktion, kund*, bokning, biljett, ärende, kvitto',
  expiry: 'giltig, utgång, går ut',
  code: 'säkerhet, kod, baksida, siffror',
};
