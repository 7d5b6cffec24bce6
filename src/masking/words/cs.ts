import type {WordList} from './list.js';

/** Czech. */
export const cs: WordList = {
  lang: 'cs',
  card: 'kart*',
  pay: 'strhn, zaplat, plat*',
  hard: 'sledov, zásilk, balík, čárov, sériov, účt*, účet, člen*, věrnost, zákaznick, knihovn, čtenář, rodné, občansk, číslo pasu, řidič, pojišt, pojistk',
  phone: 'tel, telef, mobil',
  soft: 'objednávk, faktur, referen, transakc, zákazník, rezervac, vstupenk, případ, účtenk, reklamac',
  expiry: 'platnost, expir, vyprš',
  code: 'kód, bezpečnost, číslic',
};
