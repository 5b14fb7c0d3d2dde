import { describe, expect, test } from 'vitest';
import { admitPack } from './admit';
import { makeKeys, openSigned, signPack } from './sign';
import { NO_TRUST, receivePack } from './trust';

const NOW = Date.parse('2026-11-24T12:00:00+08:00');
const rule = {
  id: 'no-bargain-talk',
  category: 'cold-tone',
  find: ['嫌贵 …4别买'],
  say: '这话太冲了',
  why: '买家嫌贵时，说清值在哪里比赶人有用',
  source: '店铺约定',
  flags: ['嫌贵就别买呗'],
  passes: ['嫌贵的话我帮您看看有没有券'],
};
const pack = (version: number, more: object = {}) =>
  JSON.stringify({ format: 1, id: 'shop', version, name: '小店', rules: [rule], ...more });

describe('a signed pack', () => {
  test('is taken at first use, pins its publisher and rises in version', async () => {
    const keys = await makeKeys();
    const first = await receivePack(await signPack(pack(1), keys), NO_TRUST, NOW, admitPack);
    expect(first).toMatchObject({ ok: true, firstUse: true, trust: { key: keys.publicKey, versions: { shop: 1 } } });
    if (!first.ok) return;
    const second = await receivePack(await signPack(pack(2), keys), first.trust, NOW, admitPack);
    expect(second).toMatchObject({ ok: true, firstUse: false, trust: { versions: { shop: 2 } } });
  });

  test.each([
    ['the same again', 3],
    ['an older one', 2],
  ])('%s is a replay', async (_, version) => {
    const keys = await makeKeys();
    const trust = { key: keys.publicKey, revoked: [], versions: { shop: 3 } };
    expect(await receivePack(await signPack(pack(version), keys), trust, NOW, admitPack)).toMatchObject({
      ok: false,
      refusal: 'older',
    });
  });

  test('of another publisher is refused, unless the old key named the new one', async () => {
    const [old, other] = [await makeKeys(), await makeKeys()];
    const trust = { key: old.publicKey, revoked: [], versions: { shop: 1 } };
    expect(await receivePack(await signPack(pack(2), other), trust, NOW, admitPack)).toMatchObject({
      refusal: 'unknown-publisher',
    });
    const rotated = await receivePack(await signPack(pack(2), old, other.publicKey), trust, NOW, admitPack);
    expect(rotated).toMatchObject({ ok: true, trust: { key: other.publicKey, revoked: [old.publicKey] } });
    if (!rotated.ok) return;
    expect(await receivePack(await signPack(pack(3), other), rotated.trust, NOW, admitPack)).toMatchObject({
      ok: true,
    });
    expect(await receivePack(await signPack(pack(4), old), rotated.trust, NOW, admitPack)).toMatchObject({
      refusal: 'revoked',
    });
  });

  test('counts only in its time', async () => {
    const keys = await makeKeys();
    const received = async (more: object) => receivePack(await signPack(pack(1, more), keys), NO_TRUST, NOW, admitPack);
    expect(await received({ validUntil: '2026-11-24' })).toMatchObject({ refusal: 'expired' });
    expect(await received({ validFrom: '2026-11-25' })).toMatchObject({ refusal: 'not-yet' });
    expect(await received({ validFrom: '2026-11-24', validUntil: '2026-11-25' })).toMatchObject({ ok: true });
  });

  test('with an example that fails is refused and names it', async () => {
    const keys = await makeKeys();
    const wrong = pack(1, { rules: [{ ...rule, flags: ['欢迎再来'] }] });
    expect(await receivePack(await signPack(wrong, keys), NO_TRUST, NOW, admitPack)).toMatchObject({
      refusal: 'failing',
      problems: [{ rule: 'no-bargain-talk', field: 'flags.0' }],
    });
  });
});

describe('what is not quite a signed pack', () => {
  test('every byte changed in turn is refused', async () => {
    const text = await signPack(pack(1), await makeKeys());
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const opened = await openSigned(new TextDecoder().decode(changed));
      expect(opened.ok, `byte ${at}: ${text.slice(at - 4, at + 4)}`).toBe(false);
    }
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['with a space more', (text: string) => `${text} `],
    ['with a second key', (text: string) => text.replace('{', '{"__proto__":{},')],
    ['a bare pack', () => pack(1)],
    ['deep nesting', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nothing', () => ''],
  ])('%s is refused with a reason', async (_, spoil) => {
    const opened = await openSigned(spoil(await signPack(pack(1), await makeKeys())));
    expect(opened).toMatchObject({ ok: false, problem: expect.stringMatching(/签|文件/) });
  });
});
