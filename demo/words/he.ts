import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('he');

/** The demo in Hebrew. */
export const he: DemoTerms = {
  deskTitle: 'עמדת הנציג',
  ordersTitle: 'הזמנות',
  phoneTitle: 'טלפון',
  bothTitle: 'שני הצדדים של תשלום',
  sides: 'צדדים',
  agent: 'נציג',
  customer: 'לקוח',
  agentsDesk: 'עמדת הנציג',
  customersChat: 'צ׳אט הלקוח',
  deskOf: (name) => `${name} · עמדת הדגמה`,
  myCustomers: 'הלקוחות שלי',
  unread: (unread) =>
    count(unread, {one: 'הודעה אחת שלא נקראה', two: 'שתי הודעות שלא נקראו', other: `${unread} הודעות שלא נקראו`}),
  noMessages: 'אין הודעות עדיין',
  askedForPayment: 'התבקש תשלום',
  messageTo: (name) => `הודעה אל ${name}`,
  shopOf: (name) => `מחובר בתור ${name} · חנות הדגמה`,
  product: 'שמלת אואזיס פרחונית',
  plusShipping: 'בתוספת משלוח ומסים',
  productWords:
    'משי מודפס, מותן צמוד וחצאית ארוכה וקלילה. נתפרת לפי הזמנה בסדנה שלנו. אפשר לשאול אותנו בצ׳אט; אפשר גם לשלם בו.',
  openChat: 'פתיחת הצ׳אט',
  closeChat: 'סגירת הצ׳אט',
  chat: 'צ׳אט',
  weAnswer: 'אנחנו עונים תוך דקות',
  wantToPay: 'אשמח לשלם בכרטיס. אפשר לשלוח לי את הטופס המאובטח?',
  conversation: 'שיחה',
  sending: 'בשליחה…',
  reconnecting: 'מתחבר מחדש…',
  message: 'הודעה',
  writeMessage: 'כתיבת הודעה',
  sendMessage: 'שליחת הודעה',
  ordersOf: (name) => `${name} · מערכת הזמנות להדגמה`,
  orders: 'הזמנות',
  order: (number) => `הזמנה ${number}`,
  paymentLink: 'קישור לתשלום',
  paymentLinkFor: (number) => `קישור לתשלום להזמנה ${number}`,
  paymentOf: (number) => `תשלום עבור הזמנה ${number}`,
  newPaymentLink: 'קישור תשלום חדש',
  messages: 'הודעות',
  nothingArrived: 'עדיין לא הגיע דבר.',
  thread: (channel, phone) => `${channel} אל ${phone}`,
};
