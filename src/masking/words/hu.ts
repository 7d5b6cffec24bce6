import type {WordList} from './list.js';

/** Hungarian. */
export const hu: WordList = {
  lang: 'hu',
  card: '*kárty',
  pay: 'fizet, terhel, von*',
  hard: 'nyomköv, csomag, küldemény, vonalkód, sorozatszám, *számlaszám, bankszámla, tagság, hűség, törzsvásárl, könyvtár, olvasójegy, személyi, taj*, adóazonosító, adószám, útlevél, jogosítvány, biztosít',
  phone: 'tel, telef, mobil',
  soft: 'rendelés, megrendel, számla, hivatkoz, tranzakció, ügyfél, vevő*, foglal, jegy*, ügyszám, nyugta, azonosító',
  expiry: 'lejár, érvényes',
  code: 'biztonság, kód*, ellenőrző',
};
