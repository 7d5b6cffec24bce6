import type {WordList} from './list.js';

/** German. */
export const de: WordList = {
  lang: 'de',
  card: '*karte, kk-nr',
  pay: 'abbuch, belast, *zahlen, zahl*, verwend',
  hard: 'sendung, paket, strichcode, seriennummer, *konto, mitglied, kundenkart, treue, *bibliothek, *ausweis, reisepass, steuer, *versicherung, zähler',
  phone: 'telefon, handy',
  soft: 'bestell, auftrag, rechnung, referenz, vorgang, transaktion, kunde, buchung, reservierung, fallnummer, aktenzeichen, beleg, gutschein',
  expiry: 'gültig, ablauf, läuft ab, verfall',
  code: 'prüfziffer, prüfnummer, sicherheit, code, rückseite',
};
