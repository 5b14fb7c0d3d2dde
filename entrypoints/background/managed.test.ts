import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';

const NOTHING = { revokedKeys: [], locked: false };
const SHOP = { address: 'https://shop.example/policy.json', agent: '小林', locked: true };

let kept: Record<string, unknown>;
/** the browser's answers, in order; the last one stays */
let answers: readonly (() => Promise<unknown>)[];

/** As a page or the worker begins: nothing asked yet. */
async function begin() {
  vi.resetModules();
  return (await import('./managed')).managedPolicy;
}

const never = () => new Promise<never>(() => {});
const says = (what: unknown) => async () => what;

beforeEach(() => {
  vi.useFakeTimers();
  kept = {};
  answers = [never];
  Object.assign(browser, {
    storage: {
      managed: {
        get: () => {
          const [next = never, ...others] = answers;
          if (others.length > 0) answers = others;
          return next();
        },
      },
      local: {
        get: async (key: string) => ({ [key]: kept[key] }),
        set: async (what: object) => Object.assign(kept, what),
      },
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test('what the administrator set is given, and a wrong entry takes none of the others with it', async () => {
  answers = [says({ ...SHOP, group: 7 })];
  const managedPolicy = await begin();
  expect(await managedPolicy()).toEqual({ ...NOTHING, ...SHOP });
});

test('a browser that rejects has nothing set', async () => {
  answers = [() => Promise.reject(new Error('no manifest'))];
  const managedPolicy = await begin();
  expect(await managedPolicy()).toEqual(NOTHING);
});

test('a browser that does not answer holds nobody up: what it said last counts', async () => {
  answers = [says(SHOP)];
  await (await begin())();
  await vi.advanceTimersByTimeAsync(0);

  answers = [never];
  const asked = (await begin())();
  await vi.advanceTimersByTimeAsync(50);
  expect(await asked).toMatchObject(SHOP);
});

test('at the first start of all nothing is set until the answer comes, and it is waited for once', async () => {
  let answer: (what: unknown) => void = () => {};
  answers = [
    () =>
      new Promise((done) => {
        answer = done;
      }),
    never,
    says(SHOP),
  ];
  const managedPolicy = await begin();
  const first = managedPolicy();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await first).toEqual(NOTHING);
  const second = managedPolicy();
  await vi.advanceTimersByTimeAsync(50);
  expect(await second).toEqual(NOTHING);

  answer(SHOP);
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toMatchObject({ managed: SHOP });
  expect(await managedPolicy()).toMatchObject(SHOP);
});

test('what was set no more counts once the browser says so', async () => {
  answers = [says(SHOP)];
  await (await begin())();
  await vi.advanceTimersByTimeAsync(0);
  answers = [says({})];
  expect(await (await begin())()).toEqual(NOTHING);
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toMatchObject({ managed: NOTHING });
});
