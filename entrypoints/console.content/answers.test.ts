import { describe, expect, it, vi } from 'vitest';
import { answersOf } from './answers';
import type { Session } from './session';

/* The agent turns to another buyer, and a key pressed for the last one arrives in the tab. */

function aTab() {
  const insert = vi.fn(async () => ({ ok: true, copied: false }));
  const useRewrite = vi.fn(async () => ({ ok: true, copied: false }));
  const session = {
    /** the page shows buyer B, whatever was read of it last */
    isOpenNow: (buyer: string) => buyer === 'B',
    findingAt: () => ({ rewrites: [{ text: '麻烦您拍张照片', replaces: 'phrase' }] }),
    insert,
    useRewrite,
  } as unknown as Session;
  return { answers: answersOf(session), insert, useRewrite };
}

describe('what was chosen for one buyer', () => {
  it('is refused in the chat of another, with the reason', async () => {
    const { answers, insert, useRewrite } = aTab();
    expect(await answers.insert('您好', 'at-caret', 'A')).toMatchObject({ ok: false, problem: { key: 'staleBuyer' } });
    expect(await answers.useRewrite('r', 0, 0, 'A')).toMatchObject({ ok: false, problem: { key: 'staleBuyer' } });
    expect(insert).not.toHaveBeenCalled();
    expect(useRewrite).not.toHaveBeenCalled();
  });

  it('goes in where that buyer is still open', async () => {
    const { answers, insert, useRewrite } = aTab();
    expect(await answers.insert('您好', 'at-caret', 'B')).toEqual({ ok: true });
    expect(await answers.useRewrite('r', 0, 0, 'B')).toEqual({ ok: true });
    expect(insert).toHaveBeenCalledOnce();
    expect(useRewrite).toHaveBeenCalledOnce();
  });

  it('text that is meant for whoever is open goes in, a rewrite never does', async () => {
    const { answers, insert } = aTab();
    expect(await answers.insert('您好', 'at-caret')).toEqual({ ok: true });
    expect(insert).toHaveBeenCalledOnce();
    expect(await answers.useRewrite('r', 0, 0, undefined)).toMatchObject({ ok: false });
  });
});
