import type {WordList} from './list.js';

/** Filipino. */
export const tl: WordList = {
  lang: 'tl',
  card: 'kard',
  pay: 'singil, ibawas, bayad',
  hard: 'padala, pakete, miyembro, aklatan, pasaporte, lisensya, philhealth',
  phone: 'telepono',
  soft: 'resibo, transaksyon, kustomer, tiket',
  expiry: 'hanggang',
  code: 'likod',
};
