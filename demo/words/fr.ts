import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('fr');

/** The demo in French. */
export const fr: DemoTerms = {
  deskTitle: 'Espace conseiller',
  ordersTitle: 'Commandes',
  phoneTitle: 'Téléphone',
  bothTitle: 'les deux côtés d’un paiement',
  sides: 'Côtés',
  agent: 'Conseiller',
  customer: 'Client',
  agentsDesk: 'Espace du conseiller',
  customersChat: 'Chat du client',
  deskOf: (name) => `${name} · espace de démonstration`,
  myCustomers: 'Mes clients',
  unread: (unread) => count(unread, {one: `${unread} non lu`, many: `${unread} non lus`, other: `${unread} non lus`}),
  noMessages: 'Aucun message pour l’instant',
  askedForPayment: 'Paiement demandé',
  messageTo: (name) => `Écrire à ${name}`,
  shopOf: (name) => `Connecté en tant que ${name} · boutique de démonstration`,
  product: 'Robe fleurie Oasis',
  plusShipping: 'hors livraison et taxes',
  productWords:
    'Soie imprimée, taille cintrée et longue jupe légère. Confectionnée sur commande dans notre atelier. Posez vos questions dans le chat\u202f; vous pouvez aussi y payer.',
  openChat: 'Ouvrir le chat',
  closeChat: 'Fermer le chat',
  chat: 'Chat',
  weAnswer: 'Nous répondons en quelques minutes',
  wantToPay: 'Je souhaite payer par carte. Pouvez-vous m’envoyer le formulaire sécurisé\u202f?',
  conversation: 'Conversation',
  sending: 'Envoi…',
  reconnecting: 'Reconnexion…',
  message: 'Message',
  writeMessage: 'Écrire un message',
  sendMessage: 'Envoyer le message',
  ordersOf: (name) => `${name} · système de commandes de démonstration`,
  orders: 'Commandes',
  order: (number) => `Commande ${number}`,
  paymentLink: 'Lien de paiement',
  paymentLinkFor: (number) => `Lien de paiement pour la commande ${number}`,
  paymentOf: (number) => `Paiement de la commande ${number}`,
  newPaymentLink: 'Nouveau lien de paiement',
  messages: 'Messages',
  nothingArrived: 'Rien n’est encore arrivé.',
  thread: (channel, phone) => `${channel} à ${phone}`,
};
