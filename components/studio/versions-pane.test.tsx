import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { VersionsPane } from './versions-pane';

afterEach(cleanup);

it('offers every version once more at the end of its row, and the older ones to return to before it', () => {
  const versions = [2, 1].map((version) => ({ version, note: undefined, publishedAt: 0, hasFile: true }));
  render(<VersionsPane versions={versions} onReturn={() => {}} onSave={() => {}} />);
  const buttons = screen.getAllByRole('listitem').map((row) =>
    within(row)
      .getAllByRole('button')
      .map((button) => button.textContent),
  );
  expect(buttons).toEqual([['再下载'], ['退回这一版', '再下载']]);
});
