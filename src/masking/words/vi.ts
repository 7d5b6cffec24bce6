import type {WordList} from './list.js';

/** Vietnamese. */
export const vi: WordList = {
  lang: 'vi',
  card: 'thẻ',
  pay: 'thanh toán, trừ',
  hard: 'vận đơn, theo dõi, bưu kiện, kiện hàng, mã vạch, seri, tài khoản, hội viên, thành viên, tích điểm, thư viện, cccd, cmnd, căn cước, hộ chiếu, mã số thuế, bảo hiểm',
  phone: 'điện thoại, sđt',
  soft: 'đơn hàng, mã đơn, hóa đơn, tham chiếu, giao dịch, khách hàng, đặt chỗ, đặt phòng, biên lai, khiếu nại',
  expiry: 'hạn, hiệu lực',
  code: 'bảo mật, mã bảo mật, mặt sau',
};
