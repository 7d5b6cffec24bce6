import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('pl');

/** The demo in Polish. */
export const pl: DemoTerms = {
  deskTitle: 'Panel konsultanta',
  ordersTitle: 'Zamówienia',
  phoneTitle: 'Telefon',
  bothTitle: 'obie strony płatności',
  sides: 'Strony',
  agent: 'Konsultant',
  customer: 'Klient',
  agentsDesk: 'Panel konsultanta',
  customersChat: 'Czat klienta',
  deskOf: (name) => `${name} · panel demonstracyjny`,
  myCustomers: 'Moi klienci',
  unread: (unread) =>
    count(unread, {
      one: `${unread} nieprzeczytana`,
      few: `${unread} nieprzeczytane`,
      many: `${unread} nieprzeczytanych`,
      other: `${unread} nieprzeczytanej`,
    }),
  noMessages: 'Brak wiadomości',
  askedForPayment: 'Poproszono o płatność',
  messageTo: (name) => `Wiadomość do: ${name}`,
  shopOf: (name) => `Zalogowano jako ${name} · sklep demonstracyjny`,
  product: 'Sukienka w kwiaty Oasis',
  plusShipping: 'plus dostawa i podatki',
  productWords:
    'Wzorzysty jedwab, zaznaczona talia i długa, lekka spódnica. Szyta na zamówienie w naszej pracowni. Zapytaj nas na czacie; tam też możesz zapłacić.',
  openChat: 'Otwórz czat',
  closeChat: 'Zamknij czat',
  chat: 'Czat',
  weAnswer: 'Odpowiadamy w ciągu kilku minut',
  wantToPay: 'Chcę zapłacić kartą. Czy mogę prosić o bezpieczny formularz?',
  conversation: 'Rozmowa',
  sending: 'Wysyłanie…',
  reconnecting: 'Ponowne łączenie…',
  message: 'Wiadomość',
  writeMessage: 'Napisz wiadomość',
  sendMessage: 'Wyślij wiadomość',
  ordersOf: (name) => `${name} · demonstracyjny system zamówień`,
  orders: 'Zamówienia',
  order: (number) => `Zamówienie ${number}`,
  paymentLink: 'Link do płatności',
  paymentLinkFor: (number) => `Link do płatności za zamówienie ${number}`,
  paymentOf: (number) => `Płatność za zamówienie ${number}`,
  newPaymentLink: 'Nowy link do płatności',
  messages: 'Wiadomości',
  nothingArrived: 'Nic jeszcze nie przyszło.',
  thread: (channel, phone) => `${channel} na numer ${phone}`,
};
