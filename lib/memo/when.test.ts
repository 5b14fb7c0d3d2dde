import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { inWords } from '../../components/words';
import { says } from '../../test/says';
import { readDue } from './when';

/** A Tuesday, ten past two in the afternoon. */
const NOW = new Date(2026, 10, 24, 14, 10).getTime();
const at = (month: number, day: number, hour: number, minute = 0) =>
  new Date(month === 1 ? 2027 : 2026, month - 1, day, hour, minute).getTime();
const due = (text: string, now = NOW) => {
  const read = readDue(text, now);
  return read.state === 'read' ? read.dueAt : read.state;
};

describe('a time in the agent’s own words', () => {
  test.each([
    ['明早10点', at(11, 25, 10)],
    ['周五前', at(11, 27, 18)],
    ['半小时后', NOW + 30 * 60_000],
    ['一个半小时后', NOW + 90 * 60_000],
    ['两个小时后', NOW + 120 * 60_000],
    ['20分钟后', NOW + 20 * 60_000],
    ['一刻钟后', NOW + 15 * 60_000],
    ['月底', at(11, 30, 10)],
    ['月底前', at(11, 30, 18)],
    ['下个月3号', at(12, 3, 10)],
    ['下个月3号下午两点', at(12, 3, 14)],
    ['2个工作日内', at(11, 26, 18)],
    ['下班前', at(11, 24, 18)],
    ['明天下班前', at(11, 25, 18)],
    ['这周日下午三点', at(11, 29, 15)],
    ['下周一上午', at(11, 30, 10)],
    ['下周三9点半', at(12, 2, 9, 30)],
    ['大后天', at(11, 27, 10)],
    ['大后天下午4点', at(11, 27, 16)],
    ['三天后', at(11, 27, 10)],
    ['3天内', at(11, 27, 18)],
    ['今晚8点半', at(11, 24, 20, 30)],
    ['今晚', at(11, 24, 19)],
    ['晚上十点一刻', at(11, 24, 22, 15)],
    ['12月5号上午9点', at(12, 5, 9)],
    ['十二月五日', at(12, 5, 10)],
    ['1月3号', at(1, 3, 10)],
    ['中午12点前', at(11, 25, 12)],
    ['明天中午12点前', at(11, 25, 12)],
    ['三点', at(11, 24, 15)],
    ['15:40', at(11, 24, 15, 40)],
    ['今天', at(11, 24, 18)],
    ['明天', at(11, 25, 10)],
    ['明天下午', at(11, 25, 14)],
    ['凌晨2点', at(11, 25, 2)],
    ['28号前', at(11, 28, 18)],
    ['3号', at(12, 3, 10)],
    ['兩週後'.replace('週', '周'), at(12, 8, 10)],
    ['後天下午三點', at(11, 26, 15)],
    ['明天１０点', at(11, 25, 10)],
  ])('“%s”', (text, expected) => {
    const seen = due(text);
    expect(typeof seen === 'number' ? new Date(seen).toString() : seen).toBe(new Date(expected).toString());
  });

  test.each(['', '回电话', '问问仓库有没有货', '加3元运费', 'A区3号店', '他说了两句'])('“%s” names no time', (text) => {
    expect(readDue(text, NOW).state).toBe('none');
  });

  test('what has passed is told, not moved to another day', () => {
    expect(readDue('今天上午10点', NOW)).toMatchObject({ state: 'past', problem: says('过了') });
    expect(readDue('今天中午12点前', NOW).state).toBe('past');
  });

  test('today after closing is the rest of the day', () => {
    const late = at(11, 24, 20);
    expect(due('今天', late)).toBeGreaterThan(late);
    expect(due('下班前', late)).toBeGreaterThan(late);
  });
});

describe('shown back', () => {
  const shown = (text: string) => {
    const read = readDue(text, NOW);
    return read.state === 'read' ? inWords(read.shown) : '';
  };
  test.each([
    ['周五前', '周五（11月27日）18:00 前'],
    ['今晚8点半', '今天 20:30'],
    ['明早10点', '明天 10:00'],
    ['下个月3号', '12月3日 周四 10:00'],
    ['1月3号', '2027年1月3日 周日 10:00'],
  ])('“%s” as “%s”', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test('what is left without the time is what is to be done', () => {
    expect(readDue('明早10点 打电话确认补发地址', NOW)).toMatchObject({ rest: '打电话确认补发地址' });
    expect(readDue('把差价退给她，周五前', NOW)).toMatchObject({ rest: '把差价退给她', words: '周五前' });
    expect(readDue('问清她3点收到的是哪一件', NOW)).toMatchObject({ rest: '问清她3点收到的是哪一件' });
  });
});

describe('working days', () => {
  test('a holiday is none, a weekend worked for it is one', () => {
    // 30 September 2026 is a Wednesday; the National Day holiday runs to 7 October, and the 10th, a Saturday, is worked.
    expect(due('2个工作日内', new Date(2026, 8, 30, 9).getTime())).toBe(at(10, 9, 18));
    expect(due('3个工作日内', new Date(2026, 8, 30, 9).getTime())).toBe(at(10, 10, 18));
  });
  test('beyond the known holidays it says that it is not sure', () => {
    const end = new Date(2026, 11, 31, 9).getTime();
    expect(readDue('1个工作日内', end)).toMatchObject({ warning: says('放假') });
    expect(readDue('1个工作日内', NOW)).not.toHaveProperty('warning');
  });
});

describe('wherever the clock stands', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'a day is a day in %s, the clock change included',
    (zone) => {
      process.env['TZ'] = zone;
      for (const day of [new Date(2026, 2, 7, 14), new Date(2026, 9, 3, 14), new Date(2026, 9, 31, 14)]) {
        const read = due('明早10点', day.getTime());
        const tomorrow = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 10);
        expect(new Date(Number(read)).toString()).toBe(tomorrow.toString());
      }
    },
  );

  test('whatever is typed, a time that is read lies ahead', () => {
    const words = fc.array(
      fc.constantFrom(
        '今',
        '明',
        '后天',
        '周',
        '五',
        '下',
        '个',
        '月',
        '底',
        '3',
        '点',
        '半',
        '前',
        '号',
        '小时',
        '天',
        ' ',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const read = readDue(parts.join(''), NOW);
        if (read.state === 'read') expect(read.dueAt).toBeGreaterThan(NOW);
      }),
    );
  });
});
