import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('ar');

/** Arabic. */
export const ar: HostTerms = {
  $code: 'ar',

  sending: 'جارٍ الإرسال',
  tryAgain: 'إعادة المحاولة',
  discard: 'تجاهل',
  waitingForCustomer: 'بانتظار العميل',
  customerDeclinedPayment: 'رفض العميل الدفع',
  requestExpired: 'انتهت صلاحية الطلب',
  viewCard: 'عرض البطاقة',
  cardReceived: 'وصلت البطاقة',
  cardRefused: 'البطاقة مرفوضة',
  paymentFailed: 'فشل الدفع',
  timeLimitReached: 'انتهى الوقت المحدد',
  endedChatClosed: 'انتهت المحادثة.',
  endedAgentLeft: 'سجّل الموظف خروجه.',
  endedAgentReplaced: 'تولّى موظف آخر المحادثة.',
  paying: 'جارٍ الدفع',
  paymentUnderReview: 'الدفع قيد المراجعة',
  completed: 'مكتمل',
  paid: 'مدفوع',
  canceled: 'أُلغي',
  messageNotDelivered: 'لم تصل الرسالة',

  requestAgain: 'طلب مرة أخرى',
  markAsCompleted: 'وضع علامة مكتمل',
  cancelRequest: 'إلغاء',
  wasCharged: 'هل تم الخصم من البطاقة؟',
  wasChargedYes: 'نعم، تم الخصم',
  wasChargedNo: 'لا، طلب مرة أخرى',

  paymentRequest: 'طلب دفع',
  customerOpened: 'فتحه العميل',
  customerEntering: (done) =>
    done === 0
      ? 'يُدخل بيانات البطاقة'
      : `يُدخل بيانات البطاقة: ${count(done, {zero: 'لم يكتمل أي حقل', one: 'اكتمل حقل واحد', two: 'اكتمل حقلان', few: `اكتملت ${done} حقول`, many: `اكتمل ${done} حقلًا`, other: `اكتمل ${done} حقل`})}`,
  customerAway: 'غادر العميل النموذج',
  delivered: 'تم التسليم',
  read: 'تمت القراءة',
  expiresIn: (time) => `تنتهي الصلاحية خلال ${time}`,

  requestFrom: (merchant) => `الدفع إلى ${merchant}`,
  decline: 'رفض',
  enterPayment: 'إدخال بيانات الدفع',
  tryAnotherCard: 'تجربة بطاقة أخرى',
  securedNote: 'يفتح نموذجًا آمنًا',
  sendingCard: 'جارٍ إرسال بيانات بطاقتك…',
  cardWasSent: 'تم إرسال بيانات بطاقتك',
  youDeclined: 'لقد رفضت هذا الدفع',
  hasExpired: 'انتهت صلاحية هذا الطلب',
  wasCanceled: 'أُلغي هذا الطلب',
  beingChecked: 'جارٍ التحقق من دفعتك',
  paymentAccepted: 'تم قبول الدفع',
  refusedDeclined: 'رُفضت البطاقة.',
  refusedExpired: 'انتهت صلاحية البطاقة.',
  refusedWrongDetails: 'بعض بيانات البطاقة غير صحيحة.',
  refusedUnreadable: 'تعذّرت قراءة بيانات البطاقة.',
  refusedOther: 'لم تعمل هذه البطاقة.',
  cardNotSent: 'تعذّر إرسال بيانات بطاقتك. لم يُخصم شيء: يُرجى إدخالها مرة أخرى.',
  loading: 'جارٍ تحميل طلب الدفع',
  requestNotFound: 'لم يُعثر على طلب الدفع هذا.',
  continuePayment: 'متابعة الدفع',
  viewReceipt: 'عرض الإيصال',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'لا يوجد اتصال. يُرجى المحاولة مرة أخرى.',
  notLoaded: 'تعذّر التحميل. يُرجى إعادة تحميل الصفحة.',
  notAllowed: 'لم يعد هذا ممكنًا.',

  secureForm: 'نموذج البطاقة الآمن',
  secureCheckout: 'صفحة الدفع الآمنة',
  checkoutUnavailable: 'تعذّر فتح صفحة الدفع الآمنة',
  openInNewTab: 'فتح في علامة تبويب جديدة',
  agentDesk: 'مكتب البطاقات الآمن',
  opening: 'جارٍ فتح النموذج الآمن…',
  deskOpening: 'جارٍ فتح مكتب البطاقات الآمن…',
  stillOpening: 'يستغرق هذا وقتًا أطول من المعتاد. ما زالت المحاولة جارية…',
  formUnavailable: 'تعذّر فتح النموذج الآمن',
  deskUnavailable: 'تعذّر فتح مكتب البطاقات الآمن',
  vaultHint: 'تحقق من الاتصال وحاول مرة أخرى. إذا كان حاجب المحتوى مفعّلًا، فاسمح بنموذج الدفع في هذه الصفحة.',
  vaultMisplaced: 'نموذج الدفع موضوع على عنوان هذه الصفحة نفسها، حيث لن يكون آمنًا.',
  reload: 'المحاولة مرة أخرى',
  close: 'إغلاق',

  requestPayment: 'طلب الدفع',
  creditCardRequest: 'طلب دفع بالبطاقة',
  amountToCharge: 'المبلغ المطلوب',
  reasonForCharge: 'سبب الدفع',
  reasonHint: 'سيرى العميل هذا النص.',
  request: 'طلب',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          zero: 'لا أحرف زائدة',
          one: 'حرف واحد زائد',
          two: 'حرفان زائدان',
          few: `${-left} أحرف زائدة`,
          many: `${-left} حرفًا زائدًا`,
          other: `${-left} حرف زائد`,
        })
      : count(left, {
          zero: 'لم يبقَ أي حرف',
          one: 'بقي حرف واحد',
          two: 'بقي حرفان',
          few: `بقيت ${left} أحرف`,
          many: `بقي ${left} حرفًا`,
          other: `بقي ${left} حرف`,
        }),
  amountEmpty: 'أدخل المبلغ المطلوب.',
  amountNotANumber: (example) => `أدخل مبلغًا مثل ${example}.`,
  amountAmbiguous: (example) => `يمكن قراءة هذا بطريقتين. اكتبه مثل ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `لا توجد كسور عشرية في ${currency}.`
      : `الحد الأقصى في ${currency} هو ${count(digits, {zero: 'لا منازل عشرية', one: 'منزلة عشرية واحدة', two: 'منزلتان عشريتان', few: `${digits} منازل عشرية`, many: `${digits} منزلة عشرية`, other: `${digits} منزلة عشرية`})}.`,
  amountOtherCurrency: (currency) => `أدخل المبلغ بعملة ${currency}.`,
  amountZero: 'يجب أن يكون المبلغ أكبر من صفر.',
  amountNegative: 'لا يمكن أن يكون المبلغ سالبًا.',
  amountTooLarge: 'هذا المبلغ كبير جدًا.',
  reasonEmpty: 'اكتب سبب الدفع.',
  reasonTooLong: 'اختصر السبب.',
  reasonMasked: 'أُخفي رقم بطاقة في السبب. راجع النص ثم اضغط «طلب» مرة أخرى.',
  reasonCleaned: 'أُزيلت من السبب رموز غير مرئية. راجع النص ثم اضغط «طلب» مرة أخرى.',
  holdTooLong: (minutes) =>
    `يمكن الاحتفاظ بالبطاقة ${count(minutes, {zero: 'أقل من دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: `${minutes} دقائق`, many: `${minutes} دقيقة`, other: `${minutes} دقيقة`})} على الأكثر. اطلب من المسؤول تصحيح المدة.`,
  settingsInvalid: 'إعدادات هذا الطلب غير صحيحة. تواصل مع المسؤول.',
  notSigned: 'تعذّر إنشاء الطلب. يُرجى المحاولة مرة أخرى.',

  confirmTitle: 'هل تريد إرسال طلب الدفع هذا؟',
  confirmDetail: 'يدفع العميل في نموذج مزوّد خدمة الدفع، ولا يرى أي موظف البطاقة.',
  confirmAmount: 'المبلغ',
  confirmReason: 'السبب',
  confirmAnswerWithin: 'مهلة الرد',
  send: 'إرسال',
  sendingRequest: 'جارٍ الإرسال…',
  back: 'رجوع',

  cardPayment: 'دفع بالبطاقة',
  cardInformationSent: 'تم إرسال بيانات البطاقة',
  view: 'عرض',
  dismiss: 'إغلاق',
  activeRequest: 'طلب دفع نشط',
  requestOfAnother: 'طلب دفع من موظف آخر',
  guardMasked: (count) =>
    count === 1
      ? 'أُخفي رقم بطاقة قبل إرسال رسالتك. يُرجى استخدام النموذج الآمن للدفع.'
      : 'أُخفيت أرقام بطاقات قبل إرسال رسالتك. يُرجى استخدام النموذج الآمن للدفع.',
  guardWarning: 'يبدو هذا كرقم بطاقة. سيُخفى عند الإرسال.',
  guardPay: 'الدفع بأمان بدلًا من ذلك',
  guardTold: 'علم الموظف برغبتك في الدفع. سيصلك النموذج الآمن في هذه المحادثة.',
};

addWords(ar);
