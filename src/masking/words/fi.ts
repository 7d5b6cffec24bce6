import type {WordList} from './list.js';

/** Finnish. */
export const fi: WordList = {
  lang: 'fi',
  card: '*kortti, *korti',
  pay: 'maks*, veloit',
  hard: 'seuranta, lähetys, pake*, pakett, viivakood, sarjanumero, tili*, jäsen, kanta-asiakas, kirjasto, henkilötun, passi, ajokort, kela*, vakuutus',
  phone: 'puh*, matkapuh',
  soft: 'tilaus, lasku, viite, tapahtuma, asiakas, varaus, lippu, kuit*, tapaus',
  expiry: 'voimassa, vanhen, päätty',
  code: 'turva, koodi, tarkist, numeroa',
};
