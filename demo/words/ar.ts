import {plurals} from '../../src/locales/plurals.js';
import type {DemoTerms} from './terms.js';

const count = plurals('ar');

/** The demo in Arabic. */
export const ar: DemoTerms = {
  deskTitle: 'مكتب الموظف',
  ordersTitle: 'الطلبات',
  phoneTitle: 'الهاتف',
  bothTitle: 'طرفا عملية الدفع',
  sides: 'الأطراف',
  agent: 'الموظف',
  customer: 'العميل',
  agentsDesk: 'مكتب الموظف',
  customersChat: 'محادثة العميل',
  deskOf: (name) => `${name} · مكتب تجريبي`,
  myCustomers: 'عملائي',
  unread: (unread) =>
    count(unread, {
      zero: 'لا رسائل غير مقروءة',
      one: 'رسالة واحدة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: `${unread} رسائل غير مقروءة`,
      many: `${unread} رسالة غير مقروءة`,
      other: `${unread} رسالة غير مقروءة`,
    }),
  noMessages: 'لا توجد رسائل بعد',
  askedForPayment: 'طُلب الدفع',
  messageTo: (name) => `رسالة إلى ${name}`,
  shopOf: (name) => `تم تسجيل الدخول باسم ${name} · متجر تجريبي`,
  product: 'فستان أواسيس المزهر',
  plusShipping: 'يُضاف الشحن والضرائب',
  productWords:
    'حرير مطبوع بخصر ضيق وتنورة طويلة وخفيفة. يُصنع حسب الطلب في مشغلنا الخاص. اسألنا في المحادثة، ويمكنك الدفع فيها أيضًا.',
  openChat: 'فتح المحادثة',
  closeChat: 'إغلاق المحادثة',
  chat: 'محادثة',
  weAnswer: 'نرد خلال دقائق',
  wantToPay: 'أود الدفع بالبطاقة. هل يمكنكم إرسال النموذج الآمن؟',
  conversation: 'المحادثة',
  sending: 'جارٍ الإرسال…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  message: 'رسالة',
  writeMessage: 'اكتب رسالة',
  sendMessage: 'إرسال الرسالة',
  ordersOf: (name) => `${name} · نظام طلبات تجريبي`,
  orders: 'الطلبات',
  order: (number) => `الطلب ${number}`,
  paymentLink: 'رابط الدفع',
  paymentLinkFor: (number) => `رابط الدفع للطلب ${number}`,
  paymentOf: (number) => `دفع الطلب ${number}`,
  newPaymentLink: 'رابط دفع جديد',
  messages: 'الرسائل',
  nothingArrived: 'لم يصل شيء بعد.',
  thread: (channel, phone) => `${channel} إلى ${phone}`,
};
