import type {WordList} from './list.js';

/** Slovak. */
export const sk: WordList = {
  lang: 'sk',
  card: 'kart*',
  pay: 'strhn, zaplať',
  hard: 'zásielk, balík, čiarov, sériov, vernost, knižni, čitateľ, občian, vodič, poist',
  phone: 'tel, telef',
  soft: 'objednávk, faktúr, transakc, rezervác, lístk, prípad, reklamác, zákazník',
  expiry: 'platnosť',
  code: 'kód, bezpečnost',
};
