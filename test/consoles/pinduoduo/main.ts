import { computed, createApp, defineComponent, h, nextTick, reactive, ref } from 'vue';
import '../console.css';
import { buyersOf, OLDER, type SimBuyer, type SimMessage } from '../script';
import { controlBar, newMessage, PHOTO, type Sim } from '../sim';

/* A stand-in for Pinduoduo's merchant chat: its documented ids, classes and attributes, driven by Vue as the real one is. */

const buyers = reactive(buyersOf((i) => `240905-28274853643367${i}`));
const openUid = ref<string | undefined>(buyers[0]?.uid);
const paneUid = ref(openUid.value);
const paneHeld = ref(false);
const shopTab = ref(false);
const signedOut = ref(false);
const threadKey = ref(0);
const drafts = reactive<Record<string, string>>({});
const buyer = computed(() => buyers.find((b) => b.uid === openUid.value));

function open(uid: string | undefined) {
  openUid.value = uid;
  // The real pane keeps the previous buyer's orders for a moment.
  setTimeout(() => {
    if (!paneHeld.value) paneUid.value = openUid.value;
  }, 250);
}

function send() {
  const uid = openUid.value;
  const text = uid === undefined ? '' : (drafts[uid] ?? '').trim();
  if (!uid || !text) return;
  buyer.value?.messages.push(newMessage('agent', text));
  drafts[uid] = '';
}

const stamp = (iso: string) => iso.replace(/^(\d+)-(\d+)-(\d+)T(\d+:\d+:\d+).*/, '$1年$2月$3日 $4');

function row(b: SimBuyer, group: string) {
  return h('li', { class: 'chat-item' }, [
    h(
      'div',
      {
        class: ['chat-item-box', 'row-box', { active: b.uid === openUid.value && group === b.group }],
        'data-random': `${b.uid}-0-${group}`,
        onClick: () => open(b.uid),
      },
      [
        h('div', { class: 'chat-nickname' }, [h('span', { class: 'nickname-span' }, b.name)]),
        h('div', { class: 'bottom-message' }, [
          h('p', { class: 'chat-message-content' }, b.messages.at(-1)?.text || '[图片]'),
        ]),
      ],
    ),
  ]);
}

function line(m: SimMessage, uid: string, first: boolean) {
  const content =
    m.kind === 'image'
      ? h('div', { class: 'msg-content image-msg bubble' }, [h('img', { src: PHOTO, alt: '' })])
      : h('div', { class: ['msg-content bubble'] }, [
          h('p', { class: ['msg-content-box', { 'robot-text': m.from === 'robot' }] }, m.text),
        ]);
  const time = first ? [h('p', { class: 'message-time' }, stamp(m.time))] : [];
  if (m.from === 'system') {
    return h('li', { class: 'onemsg', id: `middlePanel_list_${m.id}`, key: m.id }, [
      ...time,
      h('div', { class: 'system-msg-31 sys' }, m.text),
    ]);
  }
  const side =
    m.from === 'buyer' ? 'buyer-item' : m.from === 'robot' ? 'cs-item callback mine robot' : 'cs-item isread mine';
  return h('li', { class: 'onemsg', id: `middlePanel_list_${m.id}`, key: m.id }, [
    ...time,
    h('div', { class: side, currentuid: uid }, [content]),
  ]);
}

function pane() {
  const shown = shopTab.value
    ? buyers.flatMap((b) => b.orders)
    : (buyers.find((b) => b.uid === paneUid.value)?.orders ?? []);
  const tab = (label: string, on: boolean, act?: () => void) =>
    h('li', { class: ['order-panel-second-bar', { 'bar-select': on }], onClick: act }, label);
  return h('div', { id: 'right-panel', class: 'pane' }, [
    h('ul', { class: 'bar-box four-tab tabs' }, [
      h('li', { class: 'bar-item' }, '商品推荐'),
      h('li', { class: 'bar-item bar-select' }, '最新订单'),
    ]),
    h('ul', { class: 'order-panel-header tabs' }, [
      tab('个人订单', !shopTab.value, () => (shopTab.value = false)),
      tab('店铺待付款', shopTab.value, () => (shopTab.value = true)),
    ]),
    ...shown.map((o) =>
      h('div', { class: 'order-item', key: o.number }, [
        h('p', { class: 'title-status' }, o.status),
        h('p', { class: 'order-sn' }, `订单编号：${o.number}`),
        h('p', { class: 'goods-name' }, o.goods),
        h('p', { class: 'goods-spec' }, o.sku),
        h('div', { class: 'pair' }, [
          h('span', '实收'),
          h('span', { class: 'line-value amount-value' }, `¥${o.amount}`),
        ]),
      ]),
    ),
  ]);
}

function thread() {
  const b = buyer.value;
  if (!b) return h('div', { class: 'thread sys' }, '正在连接服务器...');
  return h('div', { id: 'msgListContainer', class: 'thread history-box', key: threadKey.value }, [
    h(
      'ul',
      { class: 'msg-list' },
      b.messages.map((m, i) => line(m, b.uid, i === 0)),
    ),
  ]);
}

function box() {
  const uid = openUid.value;
  return h('div', { class: 'reply-input' }, [
    h('div', { class: 'textarea-rect' }, [
      h('textarea', {
        id: 'replyTextarea',
        class: 'custom-scroll',
        placeholder: '请输入回复内容，按 Enter 发送',
        value: uid === undefined ? '' : (drafts[uid] ?? ''),
        onInput: (event: Event) => {
          if (uid !== undefined) drafts[uid] = (event.target as HTMLTextAreaElement).value;
        },
        onKeydown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        },
      }),
    ]),
    h('div', { class: 'reply-footer' }, [
      h('span', 'Enter 发送 / Shift+Enter 换行'),
      h('div', { class: 'send-btn', onClick: send }, '发送'),
    ]),
  ]);
}

const App = defineComponent({
  setup: () => () =>
    signedOut.value
      ? h('div', { class: 'layer-box login' }, '账户在别处登录，请重新登录')
      : h('div', { class: 'columns' }, [
          h('div', { class: 'chat-list-box custom-scroll list' }, [
            h('div', { class: 'chat-list' }, [
              h(
                'ul',
                { class: 'timeout-unreply' },
                buyers.filter((b) => b.group === 'unTimeout').map((b) => row(b, 'unTimeout')),
              ),
              h(
                'ul',
                { class: 'already-unreply' },
                buyers.filter((b) => b.group === 'reply').map((b) => row(b, 'reply')),
              ),
              h('h3', '全部'),
              h(
                'ul',
                { class: 'five-minute' },
                buyers.slice(0, 2).map((b) => row(b, 'all')),
              ),
            ]),
          ]),
          h('div', { class: 'middle' }, [
            h('div', { class: 'chatWindowHeader head' }, [
              h('div', { class: 'base-info' }, buyer.value ? [h('span', { class: 'name' }, buyer.value.name)] : []),
            ]),
            thread(),
            box(),
          ]),
          pane(),
        ]),
});

window.sim = {
  buyers,
  open,
  buyerSays: (uid, text) => buyers.find((b) => b.uid === uid)?.messages.push(newMessage('buyer', text)),
  buyerSendsImage: (uid) => buyers.find((b) => b.uid === uid)?.messages.push(newMessage('buyer', '', 'image')),
  prependOlder: () => {
    const b = buyer.value;
    const first = Number(b?.messages[0]?.id ?? 0);
    b?.messages.unshift(...OLDER.map((text, i) => ({ ...newMessage('buyer', text), id: String(first - 100_000 + i) })));
  },
  replaceThread: () => void nextTick(() => threadKey.value++),
  holdPane: (held) => {
    paneHeld.value = held;
    if (!held) paneUid.value = openUid.value;
  },
  shopOrders: (on) => (shopTab.value = on),
  signOut: (on) => (signedOut.value = on),
  sent: (uid) =>
    buyers
      .find((b) => b.uid === uid)
      ?.messages.filter((m) => m.from === 'agent')
      .map((m) => m.text) ?? [],
} satisfies Sim as Sim;

createApp(App).mount('#app');
document.body.prepend(controlBar(window.sim, () => openUid.value));
