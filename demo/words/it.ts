import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('it');

/** The demo in Italian. */
export const it: DemoTerms = {
  deskTitle: 'Postazione dell’operatore',
  ordersTitle: 'Ordini',
  phoneTitle: 'Telefono',
  bothTitle: 'i due lati di un pagamento',
  sides: 'Lati',
  agent: 'Operatore',
  customer: 'Cliente',
  agentsDesk: 'Postazione dell’operatore',
  customersChat: 'Chat del cliente',
  deskOf: (name) => `${name} · postazione demo`,
  myCustomers: 'I miei clienti',
  unread: (unread) =>
    count(unread, {one: `${unread} non letto`, many: `${unread} non letti`, other: `${unread} non letti`}),
  noMessages: 'Ancora nessun messaggio',
  askedForPayment: 'Pagamento richiesto',
  messageTo: (name) => `Scrivi a ${name}`,
  shopOf: (name) => `Accesso come ${name} · negozio demo`,
  product: 'Abito floreale Oasis',
  plusShipping: 'più spedizione e imposte',
  productWords:
    'Seta stampata, vita segnata e gonna lunga e leggera. Realizzato su ordinazione nel nostro laboratorio. Chiedi in chat; puoi anche pagare lì.',
  openChat: 'Apri la chat',
  closeChat: 'Chiudi la chat',
  chat: 'Chat',
  weAnswer: 'Rispondiamo in pochi minuti',
  wantToPay: 'Vorrei pagare con carta. Potete inviarmi il modulo sicuro?',
  conversation: 'Conversazione',
  sending: 'Invio…',
  reconnecting: 'Riconnessione…',
  message: 'Messaggio',
  writeMessage: 'Scrivi un messaggio',
  sendMessage: 'Invia messaggio',
  ordersOf: (name) => `${name} · sistema ordini demo`,
  orders: 'Ordini',
  order: (number) => `Ordine ${number}`,
  paymentLink: 'Link di pagamento',
  paymentLinkFor: (number) => `Link di pagamento per l’ordine ${number}`,
  paymentOf: (number) => `Pagamento dell’ordine ${number}`,
  newPaymentLink: 'Nuovo link di pagamento',
  messages: 'Messaggi',
  nothingArrived: 'Non è ancora arrivato nulla.',
  thread: (channel, phone) => `${channel} a ${phone}`,
};
