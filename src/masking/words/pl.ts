import type {WordList} from './list.js';

/** Polish. */
export const pl: WordList = {
  lang: 'pl',
  card: 'kart*',
  pay: 'obciąż, płac*, zapłac, pobr*',
  hard: 'śledzeni, przesył, paczk, kreskow, seryjn, konto, konta, rachun, lojalnoś, członk, bibliote, pesel, nip, dowód, dowodu, paszport, polisa, polisy, ubezpiecz',
  phone: 'tel, telef, komórk',
  soft: 'zamówieni, faktur, referencyj, transakcj, klient, rezerwacj, bilet, zgłoszeni, spraw, paragon',
  expiry: 'ważn*, wygasa',
  code: 'kod, bezpiecz, cyfr*',
};
