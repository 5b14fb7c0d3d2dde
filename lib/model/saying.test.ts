import { describe, expect, test } from 'vitest';
import { parseSaying, type Sub, saying } from './saying';

describe('a saying that was stored or came from elsewhere', () => {
  test('is read as it was said, with what stands in its gaps', () => {
    const said = saying('say_badField', saying('table_hand'), ['a', 2]);
    expect(parseSaying(JSON.parse(JSON.stringify(said)))).toEqual(said);
  });

  test('may be a plain sentence, as earlier versions kept them', () => {
    expect(parseSaying('备份写不下')).toEqual(saying('say_asItIs', '备份写不下'));
  });

  test.each([[undefined], [7], [{}], [{ key: 'say_list' }], [{ key: 'say_list', subs: [true] }], [['say_list']]])(
    '%j is none',
    (input) => expect(parseSaying(input)).toBeUndefined(),
  );

  test('is none where it is nested without end', () => {
    const deep = Array.from({ length: 200 }).reduce<Sub>((inner) => saying('say_asItIs', inner), 'x');
    expect(parseSaying(deep)).toBeUndefined();
  });
});
