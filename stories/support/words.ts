import {codeOf} from '../../src/locales/find.js';
import {pseudo} from '../../src/locales/pseudo.js';

/** What stands around the elements in stories: the stories' own words. What people say to each other stays as they said it. */
export interface StoryWords {
  /** On a vault that is none. */
  readonly notIsolated: string;
  /** Before the time in which a story lives. */
  readonly clock: string;
  readonly clockOfThisStory: string;
  readonly pause: string;
  readonly agentWith: (customer: string) => string;
  readonly customerWith: (shop: string) => string;
  readonly testCards: string;
  /** What besides the number is typed. */
  readonly anyRest: string;
}

const en: StoryWords = {
  notIsolated: 'Not isolated: on a real page this is a frame of the vault’s own site.',
  clock: 'Everybody’s clock',
  clockOfThisStory: 'Clock of this story',
  pause: 'Pause',
  agentWith: (customer) => `Agent, talking with ${customer}`,
  customerWith: (shop) => `Customer, talking with ${shop}`,
  testCards: 'Test cards',
  anyRest: 'any name, a month ahead, any code',
};

const WORDS: Readonly<Record<string, StoryWords>> = {
  en,
  'en-xa': pseudo(en),
  de: {
    notIsolated: 'Nicht isoliert: Auf einer echten Seite ist dies ein Frame der Tresor-Website.',
    clock: 'Uhr für alle',
    clockOfThisStory: 'Uhr dieser Story',
    pause: 'Pause',
    agentWith: (customer) => `Agent, im Gespräch mit ${customer}`,
    customerWith: (shop) => `Kunde, im Gespräch mit ${shop}`,
    testCards: 'Testkarten',
    anyRest: 'ein beliebiger Name, ein künftiger Monat, ein beliebiger Code',
  },
  fr: {
    notIsolated: 'Non isolé : sur une vraie page, c’est un cadre du site du coffre-fort.',
    clock: 'Horloge commune',
    clockOfThisStory: 'Horloge de cette story',
    pause: 'Pause',
    agentWith: (customer) => `Agent, en conversation avec ${customer}`,
    customerWith: (shop) => `Client, en conversation avec ${shop}`,
    testCards: 'Cartes de test',
    anyRest: 'un nom quelconque, un mois à venir, un code quelconque',
  },
  es: {
    notIsolated: 'Sin aislar: en una página real, esto es un marco del sitio de la bóveda.',
    clock: 'Reloj de todos',
    clockOfThisStory: 'Reloj de esta historia',
    pause: 'Pausa',
    agentWith: (customer) => `Agente, en conversación con ${customer}`,
    customerWith: (shop) => `Cliente, en conversación con ${shop}`,
    testCards: 'Tarjetas de prueba',
    anyRest: 'cualquier nombre, un mes futuro, cualquier código',
  },
  it: {
    notIsolated: 'Non isolato: in una pagina reale questo è un frame del sito della cassaforte.',
    clock: 'Orologio di tutti',
    clockOfThisStory: 'Orologio di questa storia',
    pause: 'Pausa',
    agentWith: (customer) => `Operatore, in conversazione con ${customer}`,
    customerWith: (shop) => `Cliente, in conversazione con ${shop}`,
    testCards: 'Carte di prova',
    anyRest: 'un nome qualsiasi, un mese futuro, un codice qualsiasi',
  },
  pt: {
    notIsolated: 'Sem isolamento: em uma página real, isto é um quadro do site do cofre.',
    clock: 'Relógio de todos',
    clockOfThisStory: 'Relógio desta história',
    pause: 'Pausar',
    agentWith: (customer) => `Atendente, em conversa com ${customer}`,
    customerWith: (shop) => `Cliente, em conversa com ${shop}`,
    testCards: 'Cartões de teste',
    anyRest: 'qualquer nome, um mês futuro, qualquer código',
  },
  nl: {
    notIsolated: 'Niet geïsoleerd: op een echte pagina is dit een frame van de site van de kluis.',
    clock: 'Klok van iedereen',
    clockOfThisStory: 'Klok van dit verhaal',
    pause: 'Pauze',
    agentWith: (customer) => `Medewerker, in gesprek met ${customer}`,
    customerWith: (shop) => `Klant, in gesprek met ${shop}`,
    testCards: 'Testkaarten',
    anyRest: 'een willekeurige naam, een maand in de toekomst, een willekeurige code',
  },
  pl: {
    notIsolated: 'Bez izolacji: na prawdziwej stronie to ramka z witryny sejfu.',
    clock: 'Wspólny zegar',
    clockOfThisStory: 'Zegar tej historii',
    pause: 'Pauza',
    agentWith: (customer) => `Konsultant, rozmowa: ${customer}`,
    customerWith: (shop) => `Klient, rozmowa: ${shop}`,
    testCards: 'Karty testowe',
    anyRest: 'dowolne imię i nazwisko, przyszły miesiąc, dowolny kod',
  },
  ja: {
    notIsolated: '分離されていません：実際のページでは、これは保管庫のサイトのフレームです。',
    clock: '全員の時計',
    clockOfThisStory: 'このストーリーの時計',
    pause: '一時停止',
    agentWith: (customer) => `担当者（${customer}と会話中）`,
    customerWith: (shop) => `お客様（${shop}と会話中）`,
    testCards: 'テスト用カード',
    anyRest: '任意の名前、先の月、任意のコード',
  },
  zh: {
    notIsolated: '未隔离：在真实页面上，这是保管库网站的框架。',
    clock: '所有人的时钟',
    clockOfThisStory: '此故事的时钟',
    pause: '暂停',
    agentWith: (customer) => `客服，正在与${customer}交谈`,
    customerWith: (shop) => `客户，正在与${shop}交谈`,
    testCards: '测试卡',
    anyRest: '任意姓名、未来的月份、任意安全码',
  },
  ar: {
    notIsolated: 'غير معزول: في صفحة حقيقية يكون هذا إطارًا من موقع الخزنة.',
    clock: 'ساعة الجميع',
    clockOfThisStory: 'ساعة هذه القصة',
    pause: 'إيقاف مؤقت',
    agentWith: (customer) => `الموظف، يتحدث مع ${customer}`,
    customerWith: (shop) => `العميل، يتحدث مع ${shop}`,
    testCards: 'بطاقات تجريبية',
    anyRest: 'أي اسم، وشهر لاحق، وأي رمز',
  },
  he: {
    notIsolated: 'לא מבודד: בדף אמיתי זו מסגרת מהאתר של הכספת.',
    clock: 'השעון של כולם',
    clockOfThisStory: 'השעון של הסיפור הזה',
    pause: 'השהיה',
    agentWith: (customer) => `נציג, בשיחה עם ${customer}`,
    customerWith: (shop) => `לקוח, בשיחה עם ${shop}`,
    testCards: 'כרטיסי בדיקה',
    anyRest: 'כל שם, חודש עתידי, כל קוד',
  },
};

/** The stories' own words in the page's language, which the toolbar sets. */
export const storyWords = (): StoryWords => WORDS[codeOf(document.documentElement.lang || 'en')] ?? en;
