import { describe, expect, test } from 'vitest';
import type { Pack } from './pack';
import { packFor, shareOf } from './roll-out';

const pack = (rule: object): Pack => ({
  format: 1,
  id: 'shop',
  version: 1,
  name: '小店',
  rules: [{ id: 'r', ...rule }],
});
const at = (time: string) => Date.parse(`${time}+08:00`);
const modeFor = (rule: object, who: { agent: string; group?: string }, time = '2026-11-24T09:00') =>
  packFor(pack(rule), who, at(time)).rules?.[0];

describe('whom a rule reaches', () => {
  test('everyone where nobody is named', () => {
    expect(modeFor({}, { agent: '小李' })?.mode).toBeUndefined();
  });
  test('a group, or an agent by name', () => {
    const rule = { for: { groups: ['售后一组'], agents: ['小张'] } };
    expect(modeFor(rule, { agent: '小李', group: '售后一组' })?.mode).toBeUndefined();
    expect(modeFor(rule, { agent: '小张' })?.mode).toBeUndefined();
    expect(modeFor(rule, { agent: '小李', group: '售前' })?.mode).toBe('off');
  });
  test('a share of the agents, the same ones every time', () => {
    const agents = Array.from({ length: 2000 }, (_, i) => `客服${i}`);
    const reached = agents.filter((agent) => modeFor({ for: { percent: 20 } }, { agent })?.mode !== 'off');
    expect(reached.length / agents.length).toBeGreaterThan(0.17);
    expect(reached.length / agents.length).toBeLessThan(0.23);
    const wider = agents.filter((agent) => modeFor({ for: { percent: 60 } }, { agent })?.mode !== 'off');
    expect(reached.every((agent) => wider.includes(agent))).toBe(true);
    expect(shareOf('客服1')).toBe(shareOf('客服1'));
  });
});

test('a plan goes step by step, by China’s days', () => {
  const rule = {
    mode: 'off',
    plan: [
      { from: '2026-11-28', mode: 'enforce', severity: 'block' },
      { from: '2026-11-24', mode: 'shadow' },
      { from: '2026-11-26', mode: 'enforce', severity: 'warn' },
    ],
  };
  const on = (time: string) => modeFor(rule, { agent: '小李' }, time);
  expect(on('2026-11-23T23:59')).toMatchObject({ mode: 'off' });
  expect(on('2026-11-24T00:00')).toMatchObject({ mode: 'shadow' });
  expect(on('2026-11-27T12:00')).toMatchObject({ mode: 'enforce', severity: 'warn' });
  expect(on('2026-12-30T12:00')).toMatchObject({ mode: 'enforce', severity: 'block' });
});
