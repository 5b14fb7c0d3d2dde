import { describe, expect, test, vi } from 'vitest';
import { says } from '../../test/says';
import { admitPack } from './admit';
import { parsePack } from './pack';
import { carriesOn, keysOf, makeKeys, newSeed, openSigned, signPack, signRevocation, succeed } from './sign';
import { isDisplaced, receivePack, type Trust, unsignedProblem } from './trust';

const NO_TRUST: Trust = { revoked: [], versions: {} };
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

test('a pack that nobody signed is taken only where no publisher is known', () => {
  expect(unsignedProblem(NO_TRUST)).toBeUndefined();
  expect(unsignedProblem({ ...NO_TRUST, key: 'a key' })).toMatchObject({ key: 'say_packOnlySigned' });
});

test('an accepted version is displaced by nothing at all or by another pack, not by the next one that was published here', () => {
  const read = (version: number, more: object = {}) => {
    const parsed = parsePack(JSON.parse(pack(version, more)));
    if (!parsed.ok) throw new Error('not a pack');
    return parsed.value;
  };
  const accepted = read(3);
  expect(isDisplaced(accepted, undefined, [])).toBe(true);
  expect(isDisplaced(accepted, read(99), [])).toBe(true);
  expect(isDisplaced(accepted, read(3, { name: '别家' }), [])).toBe(true);
  expect(isDisplaced(accepted, read(4), [read(3), read(4)])).toBe(false);
  expect(isDisplaced(accepted, read(2), [read(2), read(3)])).toBe(true);
  // As it is after it was admitted, kept and read again.
  const admitted = admitPack(accepted);
  expect(admitted.ok && isDisplaced(accepted, read(3, admitted.value), [])).toBe(false);
});

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

  test('that was accepted last comes along where it is sent again, an older one does not', async () => {
    const keys = await makeKeys();
    const trust = { key: keys.publicKey, revoked: [], versions: { shop: 3 } };
    const sent = async (version: number) => receivePack(await signPack(pack(version), keys), trust, NOW, admitPack);
    expect(await sent(3)).toMatchObject({ ok: false, again: { id: 'shop', version: 3 } });
    expect(await sent(2)).not.toHaveProperty('again');
  });

  test('is awaited from whom the last one named: its key, the next one, or what comes from them', async () => {
    const [old, other] = [await makeKeys(), await makeKeys()];
    const last = { key: old.publicKey };
    expect(carriesOn(last, old)).toBe(true);
    expect(carriesOn(last, other)).toBe(false);
    expect(carriesOn({ ...last, nextKey: other.publicKey }, other)).toBe(true);
    expect(carriesOn({ ...last, nextKey: other.publicKey }, old)).toBe(false);
    expect(carriesOn(last, await succeed(old, other))).toBe(true);
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

  test('of a later key is followed by who missed the version that named it', async () => {
    const first = await makeKeys();
    const second = await succeed(first, await makeKeys());
    const third = await succeed(second, await makeKeys());
    const trust = { key: first.publicKey, revoked: [], versions: { shop: 1 } };
    const received = await receivePack(await signPack(pack(7), third), trust, NOW, admitPack);
    expect(received).toMatchObject({ ok: true, trust: { key: third.publicKey, revoked: [first.publicKey] } });
    const thief = await makeKeys();
    const forged = { ...thief, before: third.before ?? [] };
    expect(await receivePack(await signPack(pack(8), forged), trust, NOW, admitPack)).toMatchObject({
      refusal: 'unknown-publisher',
    });
  });

  test('of a key its holder took back is refused, and so is whatever that key names', async () => {
    const keys = await makeKeys();
    const trust = { key: keys.publicKey, revoked: [], versions: { shop: 1 } };
    const told = await receivePack(await signRevocation(keys), trust, NOW, admitPack);
    expect(told).toMatchObject({ refusal: 'revoked', trust: { key: keys.publicKey, revoked: [keys.publicKey] } });
    if (told.ok || !told.trust) return;
    const heir = await succeed(keys, await makeKeys());
    for (const signed of [await signPack(pack(2), keys), await signPack(pack(2), heir)])
      expect(await receivePack(signed, told.trust, NOW, admitPack)).toMatchObject({ ok: false });
    const stranger = await receivePack(await signRevocation(await makeKeys()), trust, NOW, admitPack);
    expect(stranger).toMatchObject({ ok: false, trust: { revoked: [] } });
  });

  test('without Ed25519 in the browser: signed by the library, read by every browser, the seed not to be read out', async () => {
    const seed = newSeed();
    const native = await keysOf(seed);
    const import_ = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
    const old = await keysOf(seed);
    const received = old && (await receivePack(await signPack(pack(1), old), NO_TRUST, NOW, admitPack));
    import_.mockRestore();
    expect(received).toMatchObject({ ok: true, trust: { key: native?.publicKey } });
    expect(old?.privateKey).toMatchObject({ by: { extractable: false } });
    expect(JSON.stringify(old)).not.toContain(seed);
    expect(native?.privateKey).toMatchObject({ extractable: false });
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

describe('a signed pack that is a bomb', () => {
  const taken = async (text: string) => receivePack(await signPack(text, await makeKeys()), NO_TRUST, NOW, admitPack);
  const nested = (open: string, close: string) => `${open.repeat(60_000)}${close.repeat(60_000)}`;

  test.each([
    ['lists in lists', `{"format":1,"rules":${nested('[', ']')}}`, /oversized|malformed/],
    ['objects in objects', `{"format":1,"rules":${nested('{"a":', '}').replace('}', '1}')}}`, /oversized|malformed/],
    ['an endless list', `{"rules":[${'0,'.repeat(1_500_000)}0]}`, /oversized/],
    ['a prototype', pack(1).replace('{', '{"__proto__":{"admin":true},'), /malformed/],
    ['a word that every object has', pack(1, { rules: [{ ...rule, find: ['<constructor>'] }] }), /failing/],
    ['fifty thousand gaps', pack(1, { rules: [{ ...rule, find: ['买 …9卖 '.repeat(60)] }] }), /malformed|failing/],
  ])('%s is turned away', async (_, text, refusal) => {
    const received = await taken(text);
    expect(received).toMatchObject({ ok: false, refusal: expect.stringMatching(refusal) });
    expect(Object.prototype).not.toHaveProperty('admin');
  });

  test('a vocabulary named like a prototype is nobody’s', async () => {
    const received = await taken(pack(1, { vocabulary: JSON.parse('{"__proto__":["a"]}') }));
    expect(received.ok && Object.keys(received.pack.vocabulary ?? {})).toEqual([]);
    expect(received.ok && Object.getPrototypeOf(received.pack.vocabulary)).toBe(Object.prototype);
  });

  test('too large is not even parsed', async () => {
    expect(await taken('a'.repeat(4_000_001))).toMatchObject({ ok: false, refusal: 'oversized' });
  });

  test('markup is text like any other', async () => {
    const say = '<img src=x onerror=alert(1)>';
    expect(await taken(pack(1, { name: say, note: say, rules: [{ ...rule, say, why: say }] }))).toMatchObject({
      ok: true,
      pack: { name: say, rules: [{ say }] },
    });
  });
});

describe('what is not quite a signed pack', () => {
  test('every byte changed in turn is refused', async () => {
    const old = await makeKeys();
    const text = await signPack(pack(1), await succeed(old, await makeKeys()), old.publicKey);
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
    expect(opened).toMatchObject({ ok: false, problem: says(/签|文件/) });
  });
});
