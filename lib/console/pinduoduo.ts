import { defineConsole } from './description';

/** Pinduoduo merchant chat. Nicknames are masked and shared there: the buyer is known by the uid in the rows. */
export const pinduoduo = defineConsole({
  id: 'pinduoduo',
  name: '拼多多',
  platform: 'pinduoduo',
  matches: ['https://mms.pinduoduo.com/chat-merchant/*'],
  signedOut: ['.layer-box'],
  buyer: {
    ids: [
      { selectors: ['.chat-item-box.active'], attribute: 'data-random', shape: 'uid' },
      { selectors: ['#msgListContainer li.onemsg [currentuid]'], attribute: 'currentuid', shape: 'uid' },
    ],
    names: [
      { selectors: ['.chatWindowHeader .base-info .name'] },
      { selectors: ['.chat-item-box.active .chat-nickname .nickname-span'] },
    ],
  },
  thread: ['#msgListContainer', '.msg-list'],
  message: {
    each: 'li.onemsg',
    id: [{ attribute: 'id', prefix: 'middlePanel_list_' }],
    robot: ['.cs-item.callback', '.cs-item .robot-text', '.robot-item'],
    agent: ['.cs-item'],
    buyer: ['.buyer-item'],
    text: ['p.msg-content-box', '.msg-content-box'],
    image: ['.msg-content.image-msg img'],
    orderCard: ['.msg-content.order-card', '.lego-card'],
    goodsCard: ['.msg-content.good-card'],
    time: ['p.message-time'],
    idIsTime: true,
  },
  order: {
    pane: ['#right-panel'],
    // The pane can list the whole shop's orders: only this tab is about the open buyer.
    onlyTab: { chosen: '.order-panel-second-bar.bar-select', texts: ['个人订单'] },
    each: '.order-item',
    fields: {
      number: { selectors: ['.order-sn'], shape: 'order-pdd', strip: ['订单编号：', '订单编号:', '订单编号'] },
      status: { selectors: ['.title-status'] },
      goods: { selectors: ['.goods-name'] },
      sku: { selectors: ['.goods-spec'] },
      amount: { selectors: ['.line-value.amount-value'], afterLabel: ['实收', '实付金额'], shape: 'amount' },
      paidAt: { afterLabel: ['下单时间', '付款时间'] },
      trackingNumber: { afterLabel: ['物流单号', '运单号'] },
      logisticsStatus: { afterLabel: ['物流状态'] },
      afterSaleStatus: { afterLabel: ['售后状态'] },
    },
  },
  draft: ['#replyTextarea', '.reply-input textarea'],
  send: { buttons: ['.reply-footer .send-btn', 'div.send-btn'], key: 'Enter' },
});
