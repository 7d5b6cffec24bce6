import type {WordList} from './list.js';

/** Swahili. */
export const sw: WordList = {
  lang: 'sw',
  card: 'kadi',
  pay: 'lipa, toza',
  hard: 'kifurushi, ufuatiliaji, akaunti, mwanachama, uanachama, maktaba, kitambulisho, pasipoti, leseni, bima',
  phone: 'simu',
  soft: 'oda, agizo, ankara, risiti, rejea, muamala, mteja, tiketi',
  expiry: 'mwisho, inaisha, halali',
  code: 'msimbo, usalama',
};
