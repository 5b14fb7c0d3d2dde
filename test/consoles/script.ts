/* What the simulated consoles hold: buyers, their orders and what they wrote. Invented throughout. */

export interface SimMessage {
  id: string;
  from: 'buyer' | 'agent' | 'robot' | 'system';
  kind: 'text' | 'image';
  text: string;
  time: string;
}

export interface SimOrder {
  number: string;
  status: string;
  goods: string;
  sku: string;
  amount: string;
}

export interface SimBuyer {
  uid: string;
  name: string;
  group: string;
  orders: SimOrder[];
  messages: SimMessage[];
}

const T0 = Date.UTC(2026, 10, 24, 1, 0, 0);
const LONG_TITLE = '加厚双层隔热高硼硅玻璃水杯带盖带滤网家用办公泡茶杯大容量便携耐热防烫'.repeat(9).slice(0, 300);

function order(number: string, status: string, goods: string, sku: string, amount: string): SimOrder {
  return { number, status, goods, sku, amount };
}

/** The buyers of one console; `numberOf` gives order numbers in that console's form. */
export function buyersOf(numberOf: (i: number) => string): SimBuyer[] {
  let clock = T0;
  const message = (from: SimMessage['from'], text: string, kind: SimMessage['kind'] = 'text'): SimMessage => {
    clock += 61_000;
    return { id: String(clock), from, kind, text, time: new Date(clock + 8 * 3_600_000).toISOString() };
  };
  const buyer = (i: number, name: string, orders: SimOrder[], messages: SimMessage[]): SimBuyer => ({
    uid: String(7_000_100 + i),
    name,
    group: i % 2 === 0 ? 'unTimeout' : 'reply',
    orders,
    messages,
  });
  return [
    buyer(
      0,
      '喵***酱',
      [order(numberOf(0), '已签收', '双层玻璃杯 400ml', '透明', '39.90')],
      [
        message('system', '来自商品详情页'),
        message('robot', '您好，智能助手为您服务'),
        message('buyer', '收到的杯子漏水，我要退货'),
      ],
    ),
    buyer(
      1,
      'S*******n',
      [order(numberOf(1), '待发货', '不锈钢保温饭盒', '三格 蓝色', '58.00')],
      [message('buyer', '在吗'), message('agent', '在的亲'), message('buyer', '什么时候发货呀，急用')],
    ),
    buyer(
      2,
      '小***鱼',
      [order(numberOf(2), '已签收', '纯棉圆领短袖', '白色 M', '49.00')],
      [message('buyer', '衣服穿着太小了，不太喜欢，想退')],
    ),
    buyer(
      3,
      '王***2',
      [order(numberOf(3), '已发货', '车载手机支架', '黑色', '26.50')],
      [message('buyer', '物流三天没动了，是不是丢了')],
    ),
    buyer(
      4,
      '长***题',
      [order(numberOf(4), '已签收', LONG_TITLE, '默认', '129.00')],
      [message('buyer', '请问这个怎么装呀')],
    ),
    buyer(5, '无***单', [], [message('buyer', '这个杯子能放洗碗机吗')]),
    buyer(
      6,
      '两***单',
      [
        order(numberOf(6), '待发货', '桌面收纳盒', '大号', '35.00'),
        order(numberOf(7), '已签收', '抽屉分隔板', '六片', '19.90'),
      ],
      [message('buyer', '我那个单子帮我看下')],
    ),
    buyer(
      8,
      '<img src=x onerror=alert(1)>',
      [order(numberOf(8), '已签收', '<b>测试</b>\u202e商品', '默认', '9.90')],
      [message('buyer', '<img src=x onerror="window.hacked=1">\u202e\u200b你好\ud800')],
    ),
  ];
}

export const OLDER: readonly string[] = ['早上好', '上次买的那个也不错', '好的谢谢'];
