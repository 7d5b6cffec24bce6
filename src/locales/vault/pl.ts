import {plurals} from '../plurals.js';
import type {FormTerms} from './form-terms.js';

const count = plurals('pl');

/** The customer's page in Polish. */
export const pl: FormTerms = {
  $code: 'pl',

  'form.page': 'Bezpieczny formularz karty',
  'form.title': (merchant) => `Zapłać ${merchant}`,
  'form.back': 'Wróć do czatu',
  'form.sealed': (duration) =>
    `Twoja karta jest zabezpieczana w tej przeglądarce. Może ją otworzyć tylko konsultant, który o nią poprosił. Dostęp: ${duration}.`,
  'form.kind': 'Zapłać przez',
  'form.card': 'Karta',
  'form.giftCard': 'Karta podarunkowa',
  'form.number': 'Numer karty',
  'form.name': 'Imię i nazwisko na karcie',
  'form.expiry': 'Data ważności',
  'form.expiryExample': 'MM/RR',
  'form.expiryHint': 'Miesiąc i rok, na przykład 12/29',
  'form.code': 'Kod CVC/CVV',
  'form.codeExample': (digits) =>
    count(digits, {one: `${digits} cyfra`, few: `${digits} cyfry`, many: `${digits} cyfr`, other: `${digits} cyfry`}),
  'form.codeBack': '3 cyfry na odwrocie karty',
  'form.codeFront': '4 cyfry na przodzie karty American Express',
  'form.codeEither': '3 lub 4 cyfry na karcie',
  'form.giftNumber': 'Numer karty podarunkowej',
  'form.giftPin': 'PIN (opcjonalnie)',
  'form.pay': (amount) => `Zapłać ${amount}`,
  'form.incomplete': 'Wypełnij dane karty, aby zapłacić.',
  'form.covered': 'Ta strona zasłania część formularza. Pokaż go w całości, a potem zapłać.',
  'form.moved': 'Formularz przesunął się tuż przed kliknięciem. Sprawdź go, a potem kliknij ponownie.',
  'form.offline': 'Brak połączenia. Nic nie zginęło: kliknij ponownie.',
  'form.sealing': 'Zabezpieczanie karty…',

  'fault.number.empty': 'Wpisz numer karty.',
  'fault.number.incomplete': 'Ten numer karty jest za krótki.',
  'fault.number.wrong-length': 'Sprawdź, ile cyfr ma numer karty.',
  'fault.number.luhn': 'Sprawdź numer karty: jedna z cyfr się nie zgadza.',
  'fault.number.unknown-brand': 'Wpisz numer karty kredytowej lub debetowej.',
  'fault.name.empty': 'Wpisz imię i nazwisko z karty.',
  'fault.name.too-long': 'Skróć imię i nazwisko do 80 znaków.',
  'fault.name.holds-number': 'Wpisz tu imię i nazwisko, nie numer.',
  'fault.name.unsafe': 'Wpisz imię i nazwisko bez znaków specjalnych.',
  'fault.expiry.empty': 'Wpisz datę ważności.',
  'fault.expiry.incomplete': 'Wpisz miesiąc i rok, na przykład 12/29.',
  'fault.expiry.not-a-month': 'Wpisz miesiąc od 01 do 12, a potem rok.',
  'fault.expiry.expired': 'Ta karta straciła ważność. Użyj innej.',
  'fault.expiry.too-far': 'Sprawdź rok: jest zbyt odległy.',
  'fault.code.empty': 'Wpisz kod CVC/CVV.',
  'fault.code.code-length': (digits) =>
    digits === undefined
      ? 'Wpisz 3 lub 4 cyfry.'
      : `Wpisz ${count(digits, {one: `${digits} cyfrę`, few: `${digits} cyfry`, many: `${digits} cyfr`, other: `${digits} cyfry`})}.`,
  'fault.gift-number.empty': 'Wpisz numer karty podarunkowej.',
  'fault.gift-number.incomplete': 'Wpisz co najmniej 8 cyfr.',
  'fault.gift-number.wrong-length': 'Wpisz najwyżej 24 cyfry.',
  'fault.gift-number.not-digits': 'Użyj samych cyfr.',
  'fault.gift-pin.too-long': 'Wpisz najwyżej 12 znaków.',
  'fault.gift-pin.not-alphanumeric': 'Użyj samych cyfr i liter.',

  'notice.close': 'Zamknij',
  'notice.terms-rejected': 'Tej prośbie nie można zaufać',
  'notice.terms-rejected.detail':
    'Nie została podpisana przez tę firmę, dlatego nie można wpisać karty. Poproś konsultanta o nową.',
  'notice.other': 'Coś poszło nie tak',
  'notice.other.detail': 'Nic nie zostało utracone. Zamknij to i spróbuj ponownie.',
};
