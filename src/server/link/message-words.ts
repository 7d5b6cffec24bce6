/** The words of the messages in one language. */
export interface MessageTerms {
  readonly order: (number: string) => string;
  readonly payment: (merchant: string, amount: string, what: string) => string;
  readonly receipt: (merchant: string, amount: string, what: string) => string;
  readonly canceled: (merchant: string, what: string) => string;
  /** Words on the link's button: 1 to 20 characters. */
  readonly payNow: string;
  readonly viewReceipt: string;
  readonly open: string;
}

/** By language; the regions of one read the same. */
export const MESSAGE_WORDS = {
  en: {
    order: (number) => `order ${number}`,
    payment: (merchant, amount, what) => `${merchant}: pay ${amount} for ${what} here:`,
    receipt: (merchant, amount, what) => `${merchant}: we received ${amount} for ${what}. Your receipt:`,
    canceled: (merchant, what) => `${merchant}: the payment for ${what} was canceled. The link no longer works.`,
    payNow: 'Pay now',
    viewReceipt: 'View receipt',
    open: 'Open',
  },
  de: {
    order: (number) => `Bestellung ${number}`,
    payment: (merchant, amount, what) => `${merchant}: Bitte zahlen Sie ${amount} für ${what} hier:`,
    receipt: (merchant, amount, what) => `${merchant}: Wir haben ${amount} für ${what} erhalten. Ihr Beleg:`,
    canceled: (merchant, what) =>
      `${merchant}: Die Zahlung für ${what} wurde zurückgezogen. Der Link funktioniert nicht mehr.`,
    payNow: 'Jetzt zahlen',
    viewReceipt: 'Beleg ansehen',
    open: 'Öffnen',
  },
  fr: {
    order: (number) => `la commande ${number}`,
    payment: (merchant, amount, what) => `${merchant} : payez ${amount} pour ${what} ici :`,
    receipt: (merchant, amount, what) => `${merchant} : nous avons reçu ${amount} pour ${what}. Votre reçu :`,
    canceled: (merchant, what) => `${merchant} : le paiement pour ${what} a été annulé. Le lien ne fonctionne plus.`,
    payNow: 'Payer',
    viewReceipt: 'Voir le reçu',
    open: 'Ouvrir',
  },
  es: {
    order: (number) => `el pedido ${number}`,
    payment: (merchant, amount, what) => `${merchant}: pague ${amount} por ${what} aquí:`,
    receipt: (merchant, amount, what) => `${merchant}: recibimos ${amount} por ${what}. Su recibo:`,
    canceled: (merchant, what) => `${merchant}: se canceló el pago por ${what}. El enlace ya no funciona.`,
    payNow: 'Pagar ahora',
    viewReceipt: 'Ver recibo',
    open: 'Abrir',
  },
  it: {
    order: (number) => `l'ordine ${number}`,
    payment: (merchant, amount, what) => `${merchant}: paga ${amount} per ${what} qui:`,
    receipt: (merchant, amount, what) => `${merchant}: abbiamo ricevuto ${amount} per ${what}. La tua ricevuta:`,
    canceled: (merchant, what) => `${merchant}: il pagamento per ${what} è stato annullato. Il link non funziona più.`,
    payNow: 'Paga ora',
    viewReceipt: 'Vedi la ricevuta',
    open: 'Apri',
  },
  pt: {
    order: (number) => `o pedido ${number}`,
    payment: (merchant, amount, what) => `${merchant}: pague ${amount} por ${what} aqui:`,
    receipt: (merchant, amount, what) => `${merchant}: recebemos ${amount} por ${what}. Seu recibo:`,
    canceled: (merchant, what) => `${merchant}: o pagamento por ${what} foi cancelado. O link não funciona mais.`,
    payNow: 'Pagar agora',
    viewReceipt: 'Ver recibo',
    open: 'Abrir',
  },
  nl: {
    order: (number) => `bestelling ${number}`,
    payment: (merchant, amount, what) => `${merchant}: betaal ${amount} voor ${what} hier:`,
    receipt: (merchant, amount, what) => `${merchant}: we hebben ${amount} ontvangen voor ${what}. Uw bon:`,
    canceled: (merchant, what) => `${merchant}: de betaling voor ${what} is geannuleerd. De link werkt niet meer.`,
    payNow: 'Nu betalen',
    viewReceipt: 'Bon bekijken',
    open: 'Openen',
  },
  pl: {
    order: (number) => `zamówienie ${number}`,
    payment: (merchant, amount, what) => `${merchant}: zapłać ${amount} za ${what} tutaj:`,
    receipt: (merchant, amount, what) => `${merchant}: otrzymaliśmy ${amount} za ${what}. Potwierdzenie:`,
    canceled: (merchant, what) => `${merchant}: płatność za ${what} została anulowana. Link już nie działa.`,
    payNow: 'Zapłać teraz',
    viewReceipt: 'Potwierdzenie',
    open: 'Otwórz',
  },
  ja: {
    order: (number) => `注文${number}`,
    payment: (merchant, amount, what) => `${merchant}：${what}のお支払い（${amount}）はこちらから：`,
    receipt: (merchant, amount, what) => `${merchant}：${what}のお支払い（${amount}）を受け付けました。領収書：`,
    canceled: (merchant, what) => `${merchant}：${what}のお支払いはキャンセルされました。リンクは使用できません。`,
    payNow: '支払う',
    viewReceipt: '領収書を見る',
    open: '開く',
  },
  zh: {
    order: (number) => `订单 ${number}`,
    payment: (merchant, amount, what) => `${merchant}：请点击链接为${what}支付 ${amount}：`,
    receipt: (merchant, amount, what) => `${merchant}：已收到${what}的付款 ${amount}。您的收据：`,
    canceled: (merchant, what) => `${merchant}：${what}的付款已取消，链接已失效。`,
    payNow: '立即付款',
    viewReceipt: '查看收据',
    open: '打开',
  },
  ar: {
    order: (number) => `الطلب ${number}`,
    payment: (merchant, amount, what) => `${merchant}: ادفع ${amount} مقابل ${what} هنا:`,
    receipt: (merchant, amount, what) => `${merchant}: استلمنا ${amount} مقابل ${what}. إيصالك:`,
    canceled: (merchant, what) => `${merchant}: أُلغي الدفع مقابل ${what}. لم يعد الرابط يعمل.`,
    payNow: 'ادفع الآن',
    viewReceipt: 'عرض الإيصال',
    open: 'فتح',
  },
  he: {
    order: (number) => `הזמנה ${number}`,
    payment: (merchant, amount, what) => `${merchant}: לתשלום ${amount} עבור ${what}:`,
    receipt: (merchant, amount, what) => `${merchant}: קיבלנו ${amount} עבור ${what}. הקבלה שלך:`,
    canceled: (merchant, what) => `${merchant}: התשלום עבור ${what} בוטל. הקישור כבר לא פועל.`,
    payNow: 'לתשלום',
    viewReceipt: 'לצפייה בקבלה',
    open: 'פתיחה',
  },
} satisfies Readonly<Record<string, MessageTerms>>;
