import type {WordList} from './list.js';

/** Norwegian. */
export const nb: WordList = {
  lang: 'nb',
  card: '*kort*',
  pay: 'betal, trekk, belast',
  hard: 'sporing, sending, pakke, strekkode, serienummer, konto, medlem, lånekort, bibliotek, fødselsnummer, personnummer, passnummer, førerkort, forsikring, kid-nummer, kidnummer',
  phone: 'tlf, telefon, mobil',
  soft: 'ordre, bestilling, faktura, referanse, transaksjon, kunde, bestill, billett, saksnummer, kvittering',
  expiry: 'utløp, gyldig',
  code: 'sikkerhet, kode, kontroll, bakside, sifre',
};
