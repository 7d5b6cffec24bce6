import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('pt');

/** The demo in the Portuguese of Brazil. */
export const ptBr: DemoTerms = {
  deskTitle: 'Mesa do atendente',
  ordersTitle: 'Pedidos',
  phoneTitle: 'Telefone',
  bothTitle: 'os dois lados de um pagamento',
  sides: 'Lados',
  agent: 'Atendente',
  customer: 'Cliente',
  agentsDesk: 'Mesa do atendente',
  customersChat: 'Chat do cliente',
  deskOf: (name) => `${name} · mesa de demonstração`,
  myCustomers: 'Meus clientes',
  unread: (unread) =>
    count(unread, {one: `${unread} não lida`, many: `${unread} não lidas`, other: `${unread} não lidas`}),
  noMessages: 'Nenhuma mensagem ainda',
  askedForPayment: 'Pagamento solicitado',
  messageTo: (name) => `Mensagem para ${name}`,
  shopOf: (name) => `Sessão de ${name} · loja de demonstração`,
  product: 'Vestido floral Oasis',
  plusShipping: 'mais frete e impostos',
  productWords:
    'Seda estampada, cintura marcada e saia longa e leve. Feito sob encomenda em nosso próprio ateliê. Pergunte no chat; você também pode pagar por lá.',
  openChat: 'Abrir o chat',
  closeChat: 'Fechar o chat',
  chat: 'Chat',
  weAnswer: 'Respondemos em minutos',
  wantToPay: 'Gostaria de pagar com cartão. Pode me enviar o formulário seguro?',
  conversation: 'Conversa',
  sending: 'Enviando…',
  reconnecting: 'Reconectando…',
  message: 'Mensagem',
  writeMessage: 'Escreva uma mensagem',
  sendMessage: 'Enviar mensagem',
  ordersOf: (name) => `${name} · sistema de pedidos de demonstração`,
  orders: 'Pedidos',
  order: (number) => `Pedido ${number}`,
  paymentLink: 'Link de pagamento',
  paymentLinkFor: (number) => `Link de pagamento do pedido ${number}`,
  paymentOf: (number) => `Pagamento do pedido ${number}`,
  newPaymentLink: 'Novo link de pagamento',
  messages: 'Mensagens',
  nothingArrived: 'Nada chegou ainda.',
  thread: (channel, phone) => `${channel} para ${phone}`,
};
