import type {WordList} from './list.js';

/** Turkish. */
export const tr: WordList = {
  lang: 'tr',
  card: 'kart*',
  pay: 'çek*, öde*, tahsil',
  hard: 'takip, kargo, gönderi, paket, barkod, seri no, seri num, hesap, üye*, sadakat, kütüphane, kimlik, vergi, pasaport, ehliyet, sigorta',
  phone: 'tel, telef, cep, cepten',
  soft: 'sipariş, fatura, referans, işlem, müşteri, rezervasyon, bilet, talep, makbuz',
  expiry: 'son kul, skt, geçerli',
  code: 'güvenlik, kod*, arkasında, arka yüz',
};
