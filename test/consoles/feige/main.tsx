/** @jsxImportSource react */
import { useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../console.css';
import { buyersOf, OLDER, type SimBuyer, type SimMessage } from '../script';
import { controlBar, newMessage, PHOTO, type Sim } from '../sim';

/* A stand-in for Feige: its test attributes, its hashed active class, its late message ids, driven by React. */

const buyers: SimBuyer[] = buyersOf((i) => `692047185533210900${i}`).map((b, i) => ({
  ...b,
  name:
    [
      '青柠小满',
      '赶路的阿宽',
      '一只鱼',
      '老王修车',
      '标题很长',
      '逛逛的人',
      '两单买家',
      '<img src=x onerror=alert(1)>',
    ][i] ?? b.name,
}));
const state = {
  open: buyers[0]?.uid as string | undefined,
  pane: buyers[0]?.uid as string | undefined,
  held: false,
  shop: false,
  signedOut: false,
  thread: 0,
  drafts: {} as Record<string, string>,
  /** ids the console has handed out; a new bubble gets its own a little later */
  named: new Set(buyers.flatMap((b) => b.messages.map((m) => m.id))),
};
let redraw = () => {};

function add(uid: string, message: SimMessage) {
  buyers.find((b) => b.uid === uid)?.messages.push(message);
  setTimeout(() => {
    state.named.add(message.id);
    redraw();
  }, 120);
  redraw();
}

function open(uid: string | undefined) {
  state.open = uid;
  setTimeout(() => {
    if (!state.held) state.pane = state.open;
    redraw();
  }, 250);
  redraw();
}

function send() {
  const uid = state.open;
  const text = uid ? (state.drafts[uid] ?? '').trim() : '';
  if (!uid || !text) return;
  state.drafts[uid] = '';
  add(uid, newMessage('agent', text));
}

function Row({ buyer }: { buyer: SimBuyer }) {
  const active = buyer.uid === state.open ? 'wmvLQcpt39Hk9PSISrlN' : '';
  return (
    <div
      className={`row-box HoverSelected ${active}`}
      data-qa-id="qa-conversation-chat-item"
      data-kora="conversation"
      data-btm-id={`${buyer.uid}.current`}
      onClick={() => open(buyer.uid)}
    >
      <div className="nameLine-x3f" title={buyer.name}>
        {buyer.name}
      </div>
      <p className="msgContent-k2">{buyer.messages.at(-1)?.text || '[图片]'}</p>
    </div>
  );
}

function Line({ message }: { message: SimMessage }) {
  const id = state.named.has(message.id) ? { 'data-id': message.id } : {};
  if (message.from === 'system' || message.from === 'robot') {
    const kind = message.from === 'robot' ? `llm_process_${message.id}` : `1_Welcome_${message.id}`;
    return (
      <div data-qa-id="qa-message-warpper">
        <div className="sys" data-id={kind}>
          {message.text}
        </div>
      </div>
    );
  }
  const mine = message.from === 'agent';
  return (
    <div data-qa-id="qa-message-warpper" className={mine ? 'mine' : ''}>
      <div style={{ display: 'flex', flexDirection: mine ? 'row-reverse' : 'row' }} {...id}>
        <div className={`leaveMessage bubble ${mine ? 'messageIsMe' : 'messageNotMe'}`}>
          {message.kind === 'image' ? <img alt="图片" src={PHOTO} /> : <pre>{message.text}</pre>}
        </div>
      </div>
    </div>
  );
}

function Pane() {
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const shown = state.shop ? buyers.flatMap((b) => b.orders) : (buyers.find((b) => b.uid === state.pane)?.orders ?? []);
  if (shown.length === 0) {
    return (
      <section role="tabpanel" className="pane" aria-label="商品">
        <p className="pair">买家正在咨询商品</p>
        <button type="button">邀请下单</button>
      </section>
    );
  }
  return (
    <div className="pane">
      {shown.map((o) => (
        <div key={o.number} className={`ecom-collapse-item ${folded[o.number] ? '' : 'ecom-collapse-item-active'}`}>
          <div
            className="ecom-collapse-header"
            role="button"
            tabIndex={0}
            aria-expanded={!folded[o.number]}
            onClick={() => setFolded({ ...folded, [o.number]: !folded[o.number] })}
          >
            <span>{o.status}</span>
          </div>
          {!folded[o.number] && (
            <div className="ecom-collapse-content">
              <div className="pair">
                <span>订单编号</span>
                <span>{o.number}</span>
              </div>
              <div data-btm="d5834" className="goods-name">
                {o.goods}
              </div>
              <div className="pair">
                <span>实付金额</span>
                <span>
                  <i>¥</i>
                  <b>{o.amount.split('.')[0]}</b>
                  <i>.{o.amount.split('.')[1]}</i>
                </span>
              </div>
              <div className="pair">
                <span>付款时间</span>
                <span>2026/11/20 10:21:33</span>
              </div>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function Box({ name }: { name: string }) {
  const uid = state.open ?? '';
  return (
    <div className="reply-input">
      <textarea
        data-qa-id="qa-send-message-textarea"
        placeholder={`发送给 ${name}，使用Enter 发送消息`}
        value={state.drafts[uid] ?? ''}
        onChange={(event) => {
          state.drafts[uid] = event.target.value;
          redraw();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div className="reply-footer">
        <div className="send-btn" data-qa-id="qa-send-message-button" onClick={send}>
          发送
        </div>
      </div>
    </div>
  );
}

function App() {
  const [, bump] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    redraw = bump;
  }, []);
  const buyer = buyers.find((b) => b.uid === state.open);
  if (state.signedOut) return <div className="login">登录过期，请重新登录</div>;
  return (
    <div className="columns">
      <div className="list">
        <div id="chantListScrollArea">
          <div className="pigeonChatNotScrollBox">
            {buyers.map((b) => (
              <Row key={b.uid} buyer={b} />
            ))}
          </div>
        </div>
      </div>
      <div className="middle" id="workspace-chat">
        <div className="head" id="topbar-left-info">
          {buyer && (
            <>
              <span>{buyer.name}</span>
              <span className="pair">添加备注</span>
            </>
          )}
        </div>
        <div className="thread messageList" key={state.thread}>
          {buyer?.messages.map((m) => (
            <Line key={m.id} message={m} />
          ))}
        </div>
        <Box name={buyer?.name ?? ''} />
      </div>
      <Pane />
    </div>
  );
}

window.sim = {
  buyers,
  open,
  buyerSays: (uid, text) => add(uid, newMessage('buyer', text)),
  buyerSendsImage: (uid) => add(uid, newMessage('buyer', '', 'image')),
  prependOlder: () => {
    const buyer = buyers.find((b) => b.uid === state.open);
    const first = Number(buyer?.messages[0]?.id ?? 0);
    const older = OLDER.map((text, i) => ({ ...newMessage('buyer', text), id: String(first - 100_000 + i) }));
    for (const m of older) state.named.add(m.id);
    buyer?.messages.unshift(...older);
    redraw();
  },
  replaceThread: () => {
    state.thread++;
    redraw();
  },
  holdPane: (held) => {
    state.held = held;
    if (!held) state.pane = state.open;
    redraw();
  },
  shopOrders: (on) => {
    state.shop = on;
    redraw();
  },
  signOut: (on) => {
    state.signedOut = on;
    redraw();
  },
  sent: (uid) =>
    buyers
      .find((b) => b.uid === uid)
      ?.messages.filter((m) => m.from === 'agent')
      .map((m) => m.text) ?? [],
} satisfies Sim as Sim;

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
document.body.prepend(controlBar(window.sim, () => state.open));
