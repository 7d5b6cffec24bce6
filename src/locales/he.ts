import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('he');

/** Hebrew. */
export const he: HostTerms = {
  $code: 'he',

  sending: 'בשליחה',
  tryAgain: 'ניסיון חוזר',
  discard: 'מחיקה',
  waitingForCustomer: 'ממתין ללקוח',
  customerDeclinedPayment: 'הלקוח דחה את התשלום',
  requestExpired: 'תוקף הבקשה פג',
  viewCard: 'הצגת הכרטיס',
  cardReceived: 'הכרטיס התקבל',
  cardRefused: 'הכרטיס סורב',
  paymentFailed: 'התשלום נכשל',
  timeLimitReached: 'הזמן הקצוב הסתיים',
  endedChatClosed: 'הצ׳אט הסתיים.',
  endedAgentLeft: 'הנציג התנתק.',
  endedAgentReplaced: 'נציג אחר ממשיך את השיחה.',
  paying: 'בתשלום',
  paymentUnderReview: 'התשלום בבדיקה',
  completed: 'הושלם',
  paid: 'שולם',
  canceled: 'בוטל',
  messageNotDelivered: 'ההודעה לא נמסרה',

  requestAgain: 'בקשה חוזרת',
  markAsCompleted: 'סימון כהושלם',
  cancelRequest: 'ביטול',
  wasCharged: 'האם הכרטיס חויב?',
  wasChargedYes: 'כן, הכרטיס חויב',
  wasChargedNo: 'לא, לבקש שוב',

  paymentRequest: 'בקשת תשלום',
  customerOpened: 'נפתחה על ידי הלקוח',
  customerEntering: (done) =>
    done === 0
      ? 'מזין את פרטי הכרטיס'
      : `מזין את פרטי הכרטיס: ${count(done, {one: 'שדה אחד מולא', two: 'שני שדות מולאו', other: `${done} שדות מולאו`})}`,
  customerAway: 'הלקוח יצא מהטופס',
  delivered: 'נמסרה',
  read: 'נקראה',
  expiresIn: (time) => `התוקף יפוג בעוד ${time}`,

  requestFrom: (merchant) => `תשלום אל ${merchant}`,
  decline: 'דחייה',
  enterPayment: 'לתשלום',
  tryAnotherCard: 'ניסיון עם כרטיס אחר',
  securedNote: 'נפתח טופס מאובטח',
  sendingCard: 'פרטי הכרטיס שלך נשלחים…',
  cardWasSent: 'פרטי הכרטיס שלך נשלחו',
  youDeclined: 'דחית את התשלום הזה',
  hasExpired: 'תוקף הבקשה הזו פג',
  wasCanceled: 'הבקשה הזו בוטלה',
  beingChecked: 'התשלום שלך בבדיקה',
  paymentAccepted: 'התשלום התקבל',
  refusedDeclined: 'הכרטיס סורב.',
  refusedExpired: 'תוקף הכרטיס פג.',
  refusedWrongDetails: 'חלק מפרטי הכרטיס היו שגויים.',
  refusedUnreadable: 'לא ניתן היה לקרוא את פרטי הכרטיס.',
  refusedOther: 'הכרטיס הזה לא פעל.',
  cardNotSent: 'לא ניתן היה לשלוח את פרטי הכרטיס שלך. לא בוצע חיוב: יש להזין אותם שוב.',
  loading: 'בקשת התשלום נטענת',
  requestNotFound: 'בקשת התשלום הזו לא נמצאה.',
  continuePayment: 'המשך התשלום',
  viewReceipt: 'לצפייה בקבלה',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'אין חיבור. יש לנסות שוב.',
  notLoaded: 'הטעינה נכשלה. יש לרענן את הדף.',
  notAllowed: 'הפעולה כבר אינה אפשרית.',

  secureForm: 'טופס כרטיס מאובטח',
  secureCheckout: 'תשלום מאובטח',
  checkoutUnavailable: 'לא ניתן היה לפתוח את דף התשלום המאובטח',
  openInNewTab: 'פתיחה בכרטיסייה חדשה',
  agentDesk: 'עמדת כרטיסים מאובטחת',
  opening: 'הטופס המאובטח נפתח…',
  deskOpening: 'עמדת הכרטיסים המאובטחת נפתחת…',
  stillOpening: 'זה נמשך יותר מהרגיל. הניסיון עדיין נמשך…',
  formUnavailable: 'לא ניתן היה לפתוח את הטופס המאובטח',
  deskUnavailable: 'לא ניתן היה לפתוח את עמדת הכרטיסים המאובטחת',
  vaultHint: 'יש לבדוק את החיבור ולנסות שוב. אם פועל חוסם תוכן, יש לאפשר את טופס התשלום בדף הזה.',
  vaultMisplaced: 'טופס התשלום מותקן בכתובת של הדף הזה עצמו, ושם הוא לא יהיה מאובטח.',
  reload: 'ניסיון חוזר',
  close: 'סגירה',

  requestPayment: 'בקשת תשלום',
  creditCardRequest: 'בקשת תשלום בכרטיס',
  amountToCharge: 'סכום לחיוב',
  reasonForCharge: 'סיבת החיוב',
  reasonHint: 'הלקוח יראה את הטקסט הזה.',
  request: 'שליחת בקשה',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {one: 'תו אחד מיותר', two: 'שני תווים מיותרים', other: `${-left} תווים מיותרים`})
      : count(left, {one: 'נותר תו אחד', two: 'נותרו שני תווים', other: `נותרו ${left} תווים`}),
  amountEmpty: 'יש להזין את הסכום לחיוב.',
  amountNotANumber: (example) => `יש להזין סכום כמו ${example}.`,
  amountAmbiguous: (example) => `אפשר לקרוא זאת בשתי דרכים. יש לכתוב כמו ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `במטבע ${currency} אין ספרות אחרי הנקודה.`
      : `במטבע ${currency} יש לכל היותר ${count(digits, {one: 'ספרה אחת', two: 'שתי ספרות', other: `${digits} ספרות`})} אחרי הנקודה.`,
  amountOtherCurrency: (currency) => `יש להזין את הסכום במטבע ${currency}.`,
  amountZero: 'הסכום חייב להיות גדול מאפס.',
  amountNegative: 'הסכום לא יכול להיות שלילי.',
  amountTooLarge: 'הסכום גדול מדי.',
  reasonEmpty: 'יש לציין עבור מה התשלום.',
  reasonTooLong: 'יש לקצר את הסיבה.',
  reasonMasked: 'מספר כרטיס הוסתר בסיבה. יש לבדוק אותה וללחוץ שוב על ״שליחת בקשה״.',
  reasonCleaned: 'תווים בלתי נראים הוסרו מהסיבה. יש לבדוק אותה וללחוץ שוב על ״שליחת בקשה״.',
  holdTooLong: (minutes) =>
    `אפשר לשמור כרטיס לכל היותר ${count(minutes, {one: 'דקה אחת', two: 'שתי דקות', other: `${minutes} דקות`})}. יש לבקש ממנהל המערכת לתקן את הזמן הקצוב.`,
  settingsInvalid: 'הזמנים של הבקשה הזו אינם מוגדרים כראוי. יש לפנות למנהל המערכת.',
  notSigned: 'לא ניתן היה ליצור את הבקשה. יש לנסות שוב.',

  confirmTitle: 'לשלוח את בקשת התשלום הזו?',
  confirmDetail: 'הלקוח משלם בטופס של ספק הסליקה. אף נציג לא רואה את הכרטיס.',
  confirmAmount: 'סכום',
  confirmReason: 'סיבה',
  confirmAnswerWithin: 'זמן למענה',
  send: 'שליחה',
  sendingRequest: 'בשליחה…',
  back: 'חזרה',

  cardPayment: 'תשלום בכרטיס',
  cardInformationSent: 'פרטי הכרטיס נשלחו',
  view: 'הצגה',
  dismiss: 'סגירה',
  activeRequest: 'בקשת תשלום פעילה',
  requestOfAnother: 'בקשת תשלום של נציג אחר',
  guardMasked: (count) =>
    count === 1
      ? 'מספר כרטיס הוסתר לפני שליחת ההודעה. לתשלום יש להשתמש בטופס המאובטח.'
      : 'מספרי כרטיסים הוסתרו לפני שליחת ההודעה. לתשלום יש להשתמש בטופס המאובטח.',
  guardWarning: 'זה נראה כמו מספר כרטיס. הוא יוסתר בעת השליחה.',
  guardPay: 'לתשלום מאובטח במקום',
  guardTold: 'הנציג שלנו יודע שברצונך לשלם. הטופס המאובטח יגיע בצ׳אט הזה.',
};

addWords(he);
