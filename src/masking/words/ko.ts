import type {WordList} from './list.js';

/** Korean. */
export const ko: WordList = {
  lang: 'ko',
  card: '카드',
  pay: '결제, 청구',
  hard: '송장, 운송장, 택배, 배송, 추적, 계좌, 주민, 여권, 면허, 시리얼, 일련번호, 바코드, 회원, 포인트, 멤버십, 도서관, 보험',
  phone: '전화, 휴대폰',
  soft: '주문, 예약, 영수증, 인보이스, 참조, 거래, 접수, 문의, 고객, 티켓',
  expiry: '유효, 만료',
  code: '보안, 코드, 뒷면, 자리',
};
