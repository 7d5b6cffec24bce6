import type {WordList} from './list.js';

/** Croatian, Bosnian and Serbian in Latin letters. */
export const hr: WordList = {
  lang: 'hr',
  card: 'kartic',
  pay: 'plat*, tereti, naplat',
  hard: 'praćen, pošiljk, paket, tovarn, dostav, barkod, crtičn, serijsk, žiro*, član*, vjernost, lojaln, knjižn, bibliote, iskaznic, oib, jmbg, osobn, lična, putovnic, pasoš, osigur',
  phone: 'tel, telef, mob, mobit',
  soft: 'narudžb, porudžb, račun, faktur, referenc, transakcij, kupac, kupca, klijent, rezervacij, ulaznic, predmet, upit*',
  expiry: 'vrijedi, važi*, istek, istič, valjan',
  code: 'kod*, sigurnos, kontroln, znamenk',
};
