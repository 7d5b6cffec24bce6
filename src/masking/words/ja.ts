import type {WordList} from './list.js';

/** Japanese. */
export const ja: WordList = {
  lang: 'ja',
  card: 'カード, クレカ',
  pay: '払, 決済',
  hard: '追跡, 送り状, 荷物, 口座, シリアル, 製造番号, バーコード, 会員, ポイント, マイナンバー, 免許, 保険, 図書館',
  phone: '電話, 携帯',
  soft: '注文, 予約, 受付, 請求, 取引, 問い合わせ, 照会, 管理番号, 顧客, お客様, 領収',
  expiry: '期限, 有効',
  code: 'セキュリティ, コード, 裏面, 桁',
};
