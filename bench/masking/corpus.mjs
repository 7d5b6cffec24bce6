// Labelled chat messages. Each is `{text, spans}`; a span is `{type, start, end, kind}`: a `card`, `expiry` or `code` must
// be hidden, an `other` number must arrive as typed. The words and layouts are not those of the unit tests. Every fourth
// number that could be taken for a card is made to pass for one: valid check digit, a network's first digits and length.
import {randomFrom, withCheckDigit} from './random.mjs';

const BRANDS = [
  [40, ['4'], 16, [4, 4, 4, 4]],
  [22, ['51', '52', '53', '54', '55'], 16, [4, 4, 4, 4]],
  [7, ['2221', '2389', '2466', '2719'], 16, [4, 4, 4, 4]],
  [12, ['34', '37'], 15, [4, 6, 5]],
  [5, ['6011', '6445', '65'], 16, [4, 4, 4, 4]],
  [3, ['301', '36', '38'], 14, [4, 6, 4]],
  [4, ['3528', '3555', '3589'], 16, [4, 4, 4, 4]],
  [4, ['6212', '6259'], 16, [4, 4, 4, 4]],
  [2, ['6217'], 19, [6, 13]],
  [2, ['6759', '5018', '6304'], 16, [4, 4, 4, 4]],
  [1, ['2202'], 16, [4, 4, 4, 4]],
  [1, ['9792'], 16, [4, 4, 4, 4]],
];

/** Per language: messages with a card, then messages with other numbers; `{word}` is a maker below. */
const LANGUAGES = {
  en: [
    [
      '{card}',
      'that would be {card}, {exp}, {code}',
      'pls put it on {card} {exp} {code} ta',
      'ok so card number {card}, expiry {exp}, cvc {code}',
      '{card} (expires {exp})',
      'Can I pay with {card}? Booking {short}',
      'my new visa: {card}',
      'sorry it was {card} not the other one',
      'I am in room {small}, please bill {card}',
      'number on the front {card}, number on the back {code}',
      'postcode {zip}, card {card}',
      'the amex is {card} and it runs out {exp}',
      '{exp} {card}',
      'here you go\n{card}\n{exp}\n{code}',
      'use {card} for the deposit',
      'Mastercard {card} valid thru {exp} security code {code}',
      'cc_number={card}',
      '{"pan":"{card}","cvv":"{code}"}',
    ],
    [
      'order {long}',
      'my order id is {long}',
      'Order ref: {long}, any news?',
      'tracking {long} still says pending',
      'the parcel is {long}',
      'IMEI {imei}',
      'sim card {iccid}',
      'my membership no is {long}',
      'policy number {long}',
      'invoice {long} is wrong',
      'call {phone} after 6',
      'it was {price} on {date}',
      'booking {long} for two',
      'see https://shop.example/item/{long}',
      'https://x.example/p?order={long}&s=1',
      'user_id={long}',
      '{uuid}',
      'barcode {ean}',
      'log says ts={millis}',
      'serial no. {long}',
      'passport {short}, flight at {time}',
      'IBAN {iban}',
      '{small} of {small} arrived',
      'loyalty card {long}',
      'library card {long}',
      'meter reading {short}',
      'ratio 0.{long}',
      'file {long}.pdf',
      'v{small}.{small}.{short}',
      'voucher {long} does not work',
      'customer number {long}',
      'we need {small} x {small} boxes',
      'lottery {lotto}',
      'the transaction {long} failed',
      'account number {long}',
      'reservation code {long}',
      'receipt no {long}',
    ],
  ],
  es: [
    [
      'cárguelo a mi tarjeta {card}, vence {exp}, código {code}',
      'te paso la tarjeta {card}',
      'el número es {card} caduca {exp}',
    ],
    [
      'el pedido es {long}',
      'número de seguimiento {long}',
      'factura {long}',
      'mi número de socio {long}',
      'referencia {long}',
      'cuenta {long}',
      'código de barras {ean}',
      'llámame al {phone}',
    ],
  ],
  fr: [
    ['débitez la carte {card}, expire {exp}, code {code}', 'ma carte bleue {card}', 'voici: {card} {exp} {code}'],
    [
      'ma commande {long}',
      'numéro de colis {long}',
      'la facture {long}',
      'numéro client {long}',
      'référence {long}',
      'mon compte {long}',
      'carte de fidélité {long}',
      'tél {phone}',
    ],
  ],
  de: [
    [
      'bitte die Karte {card} belasten, gültig bis {exp}, Prüfnummer {code}',
      'Kreditkartennummer {card}',
      'hier: {card} {exp}',
    ],
    [
      'Bestellnummer {long}',
      'die Sendungsverfolgung {long}',
      'Rechnung {long}',
      'Kundennummer {long}',
      'Vorgang {long}',
      'Kontonummer {long}',
      'Versicherungsnummer {long}',
      'Handy {phone}',
    ],
  ],
  pt: [
    ['pode cobrar no cartão {card} validade {exp} código {code}', 'cartão {card}'],
    ['pedido {long}', 'código de rastreio {long}', 'nota fiscal {long}', 'protocolo {long}', 'conta {long}'],
  ],
  it: [
    ['la carta è {card} scade {exp} codice {code}', 'addebitate su {card}'],
    ['ordine {long}', 'spedizione {long}', 'fattura {long}', 'codice cliente {long}', 'tessera {long}'],
  ],
  nl: [
    ['mijn creditcard {card} geldig tot {exp} code {code}'],
    ['bestelling {long}', 'pakket {long}', 'factuurnummer {long}', 'klantnummer {long}', 'rekeningnummer {long}'],
  ],
  sv: [
    ['mitt kort {card} giltigt till {exp} säkerhetskod {code}', 'kortnumret är {card}'],
    [
      'beställningsnummer {long}',
      'spårningsnummer {long}',
      'fakturan {long}',
      'kundnummer {long}',
      'medlemsnummer {long}',
    ],
  ],
  da: [
    ['kortnummer {card} udløber {exp} kontrolcifre {code}'],
    ['ordrenummer {long}', 'pakkenummer {long}', 'faktura {long}', 'kundenummer {long}', 'medlemsnummer {long}'],
  ],
  nb: [
    ['kortet mitt {card} utløper {exp} sikkerhetskode {code}'],
    ['ordrenummer {long}', 'sporingsnummer {long}', 'faktura {long}', 'kundenummer {long}'],
  ],
  fi: [
    ['korttini numero {card} voimassa {exp} turvakoodi {code}', 'maksan kortilla {card}'],
    ['tilausnumero {long}', 'seurantakoodi {long}', 'lasku {long}', 'asiakasnumero {long}', 'jäsennumero {long}'],
  ],
  pl: [
    ['karta {card} ważna do {exp} kod {code}', 'zapłacę kartą {card}'],
    ['zamówienie {long}', 'numer przesyłki {long}', 'faktura {long}', 'numer klienta {long}', 'numer konta {long}'],
  ],
  cs: [
    ['číslo karty {card} platnost {exp} kód {code}'],
    ['objednávka {long}', 'zásilka {long}', 'faktura {long}', 'číslo účtu {long}', 'zákaznické číslo {long}'],
  ],
  hu: [
    ['a kártyám {card} lejár {exp} biztonsági kód {code}'],
    ['rendelésszám {long}', 'csomagszám {long}', 'számla {long}', 'ügyfélszám {long}'],
  ],
  ro: [
    ['cardul meu {card} expiră {exp} cod {code}'],
    ['comanda {long}', 'colet {long}', 'factura {long}', 'numărul de client {long}'],
  ],
  ru: [
    ['карта {card} действует до {exp} код {code}', 'спишите с карты {card}'],
    ['номер заказа {long}', 'трек {long}', 'накладная {long}', 'номер счета {long}', 'обращение {long}'],
  ],
  uk: [
    ['картка {card} термін {exp} код {code}'],
    ['замовлення {long}', 'посилка {long}', 'накладна {long}', 'рахунок {long}'],
  ],
  bg: [['карта {card} валидна до {exp} код {code}'], ['поръчка {long}', 'пратка {long}', 'фактура {long}']],
  el: [
    ['η κάρτα μου {card} λήγει {exp} κωδικός ασφαλείας {code}'],
    ['παραγγελία {long}', 'αποστολή {long}', 'τιμολόγιο {long}', 'λογαριασμός {long}'],
  ],
  tr: [
    ['kartımdan çekin {card} son kullanma {exp} güvenlik kodu {code}'],
    ['sipariş no {long}', 'kargo takip {long}', 'fatura {long}', 'müşteri no {long}', 'hesap no {long}'],
  ],
  ar: [
    ['اخصم من بطاقتي {card} تنتهي في {exp} رمز {code}'],
    ['رقم الطلب {long}', 'رقم التتبع {long}', 'فاتورة رقم {long}', 'رقم الحساب {long}'],
  ],
  fa: [
    ['شماره کارت {card} انقضا {exp} رمز {code}'],
    ['شماره سفارش {long}', 'کد رهگیری {long}', 'فاکتور {long}', 'شماره حساب {long}'],
  ],
  he: [
    ['כרטיס אשראי {card} תוקף {exp} קוד {code}'],
    ['מספר הזמנה {long}', 'מספר מעקב {long}', 'חשבונית {long}', 'מספר לקוח {long}'],
  ],
  hi: [
    ['मेरा क्रेडिट कार्ड {card} वैध {exp} कोड {code}'],
    ['ऑर्डर नंबर {long}', 'ट्रैकिंग आईडी {long}', 'बिल नंबर {long}', 'खाता संख्या {long}'],
  ],
  bn: [['আমার কার্ড {card} মেয়াদ {exp} কোড {code}'], ['অর্ডার নম্বর {long}', 'পার্সেল {long}', 'গ্রাহক নম্বর {long}']],
  ta: [['என் கார்டு {card} காலாவதி {exp} குறியீடு {code}'], ['ஆர்டர் எண் {long}', 'பார்சல் {long}', 'வாடிக்கையாளர் எண் {long}']],
  ja: [
    ['クレジットカードは{card}で、期限は{exp}、コードは{code}です', '{card}で払います'],
    ['注文番号{long}', '送り状番号 {long}', '会員番号：{long}', '口座番号{long}', 'お客様番号は{long}です'],
  ],
  zh: [
    ['我的信用卡{card}有效期{exp}安全码{code}', '刷卡{card}', '信用卡號碼 {card}'],
    ['订单{long}', '運單號 {long}', '会员号{long}', '发票号码：{long}', '身份证{long}'],
  ],
  ko: [
    ['카드번호 {card} 유효기간 {exp} 보안코드 {code}', '{card}로 결제'],
    ['주문번호 {long}', '운송장 {long}', '회원번호 {long}', '계좌번호 {long}'],
  ],
  vi: [
    ['thẻ của tôi {card} hết hạn {exp} mã bảo mật {code}'],
    ['mã đơn hàng {long}', 'mã vận đơn {long}', 'hóa đơn {long}', 'số tài khoản {long}'],
  ],
  id: [
    ['kartu saya {card} berlaku sampai {exp} kode {code}'],
    ['nomor pesanan {long}', 'nomor resi {long}', 'faktur {long}', 'nomor rekening {long}', 'nomor anggota {long}'],
  ],
  th: [
    ['บัตรเครดิต {card} หมดอายุ {exp} รหัส {code}'],
    ['เลขที่คำสั่งซื้อ {long}', 'เลขพัสดุ {long}', 'เลขบัญชี {long}', 'รหัสสมาชิก {long}'],
  ],
  hr: [
    ['broj kartice {card} vrijedi do {exp} kod {code}'],
    ['broj narudžbe {long}', 'broj pošiljke {long}', 'račun {long}'],
  ],
};
const PLAIN = [
  'hello there',
  'is anybody here?',
  'my parcel is late',
  'can I pay by card?',
  'merci beaucoup',
  'wann kommt es an?',
  'ok!',
  'ещё не пришло',
  'ありがとう',
  'which cards do you take?',
  'I would like to return the shoes, they do not fit',
  '👍👍',
  'where do I find the code on my card?',
];

const SCRIPTS = [0x660, 0x6f0, 0x966, 0xff10, 0xe50, 0x9e6];
const GAPS = [' ', ' ', ' ', ' ', '-', '-', '.', '\u00a0', ' - ', '  ', '/', '\u2013', '\t', '\u200b', '_'];

const cut = (digits, sizes, gap) => {
  const groups = [];
  for (let at = 0, k = 0; at < digits.length; at += sizes[Math.min(k++, sizes.length - 1)]) {
    groups.push(digits.slice(at, at + sizes[Math.min(k, sizes.length - 1)]));
  }
  return groups.join(gap);
};

function makeCard(random) {
  let weight = random.integer(1, 103);
  const [, prefixes, length, sizes] = BRANDS.find(([share]) => (weight -= share) <= 0) ?? BRANDS[0];
  const prefix = random.pick(prefixes);
  const digits = withCheckDigit(prefix + random.digits(length - 1 - prefix.length));
  const roll = random.next();
  const gap = random.pick(GAPS);
  let text = digits;
  if (roll > 0.45) text = cut(digits, sizes, gap);
  if (roll > 0.9)
    text = cut(digits, random.pick([[8], [2], [1], [4], [5], [6], [4, 4, 8], [12, 4], [4, 12], [5, 3, 4, 4]]), ' ');
  return random.chance(0.06) ? inScript(text, random.pick(SCRIPTS)) : text;
}

const inScript = (text, zero) => text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
const two = (value) => String(value).padStart(2, '0');

function makeExpiry(random) {
  const month = two(random.integer(1, 12));
  const year = random.integer(26, 34);
  return random.pick([
    `${month}/${year}`,
    `${month}/${year}`,
    `${month}/20${year}`,
    `${month}-${year}`,
    `${month} / ${year}`,
    `${Number(month)}/${year}`,
    `${month}${year}`,
  ]);
}

/** A long number of some other kind; every fourth passes for a card. */
function makeLong(random) {
  if (random.chance(0.25)) {
    const prefix = random.pick(['4', '53', '6011', '3530', '621', '2300']);
    return withCheckDigit(prefix + random.digits(15 - prefix.length));
  }
  const length = random.integer(10, 19);
  return random.pick('1356789') + random.digits(length - 1);
}

const MAKERS = {
  long: makeLong,
  short: (random) => String(random.integer(1000, 99999999)),
  small: (random) => String(random.integer(1, 300)),
  zip: (random) => random.digits(5),
  imei: (random) => withCheckDigit('35' + random.digits(12)),
  iccid: (random) => withCheckDigit('8944' + random.digits(14)),
  ean: (random) => random.pick(['40', '50', '76']) + random.digits(11),
  millis: (random) => '17' + random.digits(11),
  phone: (random) =>
    random.pick([
      `+44 ${random.digits(4)} ${random.digits(6)}`,
      `+1 (${random.digits(3)}) ${random.digits(3)}-${random.digits(4)}`,
      `0${random.digits(3)} ${random.digits(3)} ${random.digits(4)}`,
    ]),
  price: (random) => `$${random.integer(1, 9)},${random.digits(3)}.${random.digits(2)}`,
  date: (random) => `${random.integer(1, 12)}/${random.integer(1, 28)}/20${random.integer(24, 27)}`,
  time: (random) => `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}`,
  uuid: (random) => [8, 4, 4, 4, 12].map((size) => random.digits(size)).join('-'),
  iban: (random) => iban('DE', random.digits(18)).replace(/(.{4})(?=.)/g, '$1 '),
  lotto: (random) => Array.from({length: 6}, () => random.integer(1, 49)).join(' '),
};

function iban(country, account) {
  const value = [...(account + country + '00')].map((char) => parseInt(char, 36)).join('');
  return country + two(98 - Number(BigInt(value) % 97n)) + account;
}

function fill(random, template) {
  const spans = [];
  let text = '';
  for (const part of template.split(/(\{[a-z]+\})/)) {
    const name = /^\{([a-z]+)\}$/.exec(part)?.[1];
    const type = {card: 'card', exp: 'expiry', code: 'code'}[name] ?? (MAKERS[name] ? 'other' : undefined);
    if (!type) {
      text += part;
      continue;
    }
    const made =
      name === 'card'
        ? makeCard(random)
        : name === 'exp'
          ? makeExpiry(random)
          : name === 'code'
            ? random.digits(3)
            : MAKERS[name](random);
    spans.push({type, kind: name, start: text.length, end: text.length + made.length});
    text += made;
  }
  return {text, spans};
}

/** `count` messages: a third with cards, half with other numbers, the rest without any. */
export function makeMessages(seed, count) {
  const random = randomFrom(seed);
  const languages = Object.keys(LANGUAGES);
  return Array.from({length: count}, () => {
    const [cards, others] = LANGUAGES[random.chance(0.35) ? 'en' : random.pick(languages)];
    const roll = random.next();
    if (roll > 0.85) return {text: random.pick(PLAIN), spans: []};
    return fill(random, random.pick(roll < 0.35 ? cards : others));
  });
}
