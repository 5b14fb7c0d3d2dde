import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConversation } from '../../test/builders';

/* A reply was offered; before the agent's key reaches the tab, the buyer writes something else. */

const now = vi.hoisted(() => ({
  view: {} as unknown,
  insert: vi.fn(async (): Promise<unknown> => ({ ok: true })),
  said: [] as string[],
}));
vi.mock('../../lib/request', () => ({
  askTab: () => ({
    currentView: async () => now.view,
    insert: now.insert,
    focusBox: async () => {},
  }),
}));
vi.mock('../desk/acts', () => ({ say: (words: string) => now.said.push(words) }));
vi.mock('../desk/follow-ups', () => ({}));
vi.mock('./tab', () => ({
  tabId: { value: 1 },
  openView: () => ({ conversation: shown }),
  look: async () => {},
}));

const shown = aConversation();
const { insert } = await import('./box');
const tabShows = (...replies: string[]) => {
  now.view = {
    conversation: shown,
    suggestions: replies.map((reply) => ({ reply })),
    draft: { text: '', verdict: { state: 'checked', findings: [] } },
  };
};

beforeEach(() => {
  now.said.length = 0;
  now.insert.mockClear();
  now.insert.mockImplementation(async () => ({ ok: true }));
});

describe('a suggestion between being shown and being put in', () => {
  it('is put in while it is still offered', async () => {
    tabShows('ask-photo', 'sorry');
    expect(await insert('麻烦您拍张照片', 'at-caret', 'ask-photo')).toBe(true);
    expect(now.insert).toHaveBeenCalledWith('麻烦您拍张照片', 'replace', shown.buyer.id);
  });

  it('is withdrawn when the case is another one meanwhile, and says so', async () => {
    tabShows('refund-now');
    expect(await insert('麻烦您拍张照片', 'at-caret', 'ask-photo')).toBe(false);
    expect(now.insert).not.toHaveBeenCalled();
    expect(now.said.join()).toContain('不合适');
  });

  it('a reply the agent chose from the library is theirs to put in', async () => {
    tabShows();
    expect(await insert('您好，在的', 'at-caret')).toBe(true);
  });

  it('never goes to another buyer', async () => {
    tabShows('ask-photo');
    now.view = {
      ...(now.view as object),
      conversation: aConversation({ buyer: { id: '9', name: '乙', idIsName: false } }),
    };
    expect(await insert('麻烦您拍张照片', 'at-caret', 'ask-photo')).toBe(false);
    expect(now.insert).not.toHaveBeenCalled();
    expect(now.said.join()).toContain('别的买家');
  });

  it('names whom it is meant for, so that the tab can refuse it where the page has turned already', async () => {
    tabShows('ask-photo');
    now.insert.mockImplementation(async () => ({ ok: false, problem: { key: 'staleBuyer', subs: [] } }));
    expect(await insert('麻烦您拍张照片', 'at-caret', 'ask-photo', 'earlier')).toBe(false);
    expect(now.insert).not.toHaveBeenCalled();
    expect(await insert('麻烦您拍张照片', 'at-caret', 'ask-photo')).toBe(false);
    expect(now.insert).toHaveBeenCalledWith('麻烦您拍张照片', 'replace', shown.buyer.id);
    expect(now.said.join()).toContain('别的买家');
  });
});
