import type {WordList} from './list.js';

/** Chinese, simplified and traditional. */
export const zh: WordList = {
  lang: 'zh',
  card: '卡, 银联',
  pay: '扣, 付, 刷',
  hard: '快递, 快遞, 运单, 運單, 物流, 包裹, 追踪, 追蹤, 身份证, 身份證, 身分證, 账号, 帳號, 账户, 序列号, 序號, 条形码, 條碼, 条码, 会员, 會員, 积分, 借书, 图书, 社保, 护照, 護照, 税号, 保单',
  phone: '电话, 電話, 手机, 手機',
  soft: '订单, 訂單, 单号, 單號, 发票, 發票, 流水, 交易, 参考, 编号, 編號, 客户, 客戶, 预订, 工单, 收据',
  expiry: '期',
  code: '码, 碼, 验证, 三位',
};
