import { defineConsole } from './description';

/** Douyin shop Feige. Nicknames are plain; the row, the header and the box's placeholder each name the buyer. */
export const feige = defineConsole({
  id: 'feige',
  name: '抖店飞鸽',
  platform: 'douyin',
  matches: ['https://im.jinritemai.com/pc_seller_v2/main/workspace*'],
  signedOut: ['.login'],
  buyer: {
    ids: [],
    names: [
      { selectors: ['#workspace-chat #topbar-left-info', '#topbar-left-info'], not: ['添加备注'] },
      {
        selectors: ['textarea[data-qa-id="qa-send-message-textarea"]'],
        attribute: 'placeholder',
        strip: ['发送给 ', '发送给'],
        not: ['，使用Enter 发送消息', '，使用Enter发送消息'],
      },
    ],
  },
  thread: ['.messageList', '#workspace-chat'],
  message: {
    each: '[data-qa-id="qa-message-warpper"]',
    id: [{ selector: '[data-id]', attribute: 'data-id' }],
    systemIds: ['llm_process_', 'cs_close_conversation', '_Welcome_', '_CsAssign_'],
    agent: ['.messageIsMe'],
    buyer: ['.messageNotMe'],
    text: ['.leaveMessage pre', 'pre'],
    image: ['img[alt="图片"]'],
    goodsCard: ['.chatd-card'],
  },
  order: {
    pane: ['.ecom-collapse-item-active'],
    each: '.ecom-collapse-item-active',
    fields: {
      number: { afterLabel: ['订单编号', '订单号'], shape: 'order-19' },
      status: {
        wholeText: [
          '待付款',
          '未付款',
          '已付款',
          '待发货',
          '备货中',
          '已发货',
          '运输中',
          '已收货',
          '已签收',
          '交易成功',
          '已完成',
          '退款中',
          '退款成功',
          '已退款',
          '已关闭',
          '已取消',
        ],
      },
      goods: { selectors: ['[data-btm="d5834"]'] },
      amount: { afterLabel: ['实付金额', '订单金额'], shape: 'amount' },
      paidAt: { afterLabel: ['付款时间'] },
    },
  },
  draft: ['textarea[data-qa-id="qa-send-message-textarea"]'],
  send: { buttons: ['div[data-qa-id="qa-send-message-button"]'], key: 'Enter' },
});
