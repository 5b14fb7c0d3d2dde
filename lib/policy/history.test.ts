import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, redo, slipBefore, stepTo, undo } from './history';

test('letters typed in one field at one go are one step; another field, or a pause, begins the next', () => {
  let history = begin('');
  for (const [i, text] of ['运', '运费', '运费险'].entries()) history = stepTo(history, text, 'say', i * 200);
  history = stepTo(history, '运费险·', 'why', 700);
  history = stepTo(history, '运费险··', 'why', 9000);
  expect(history.past).toEqual(['', '运费险', '运费险·']);
  expect(undo(undo(undo(history))).now).toBe('');
});

test('after undo a new step drops what was to be redone; nothing else does', () => {
  const history = stepTo(stepTo(begin('甲'), '乙', '', 1), '丙', '', 2);
  expect(redo(undo(history)).now).toBe('丙');
  expect(redo(stepTo(undo(history), '丁', '', 3)).now).toBe('丁');
});

test('what another window wrote can be had back by one undo', () => {
  expect(undo(slipBefore(begin('我的'), '那边的')).now).toBe('那边的');
});

test('undo all the way and redo all the way come back to where one was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.constantFrom('a', 'b', ''), fc.nat(3000))), (steps) => {
      let clock = 0;
      let history = begin('start');
      for (const [text, of, pause] of steps) {
        clock += pause;
        history = stepTo(history, text, of, clock);
      }
      let back = history;
      while (back.past.length > 0) back = undo(back);
      expect(back.now).toBe('start');
      while (back.future.length > 0) back = redo(back);
      expect(back.now).toBe(history.now);
      expect(back.past).toEqual(history.past);
    }),
  );
});
