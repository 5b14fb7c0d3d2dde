import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { TrialPane, type TrialPaneProps } from './trial-pane';

afterEach(cleanup);

const nothing = () => {};

const SOME: NonNullable<TrialPaneProps['result']> = {
  messages: 40_000,
  held: 12,
  heldBefore: 12,
  heldInShadow: 0,
  warned: 12,
  warnedBefore: 12,
  talks: 0,
  talksHeld: 0,
  counts: { added: 0, gone: 0, both: 12, shadow: 0 },
  differences: [],
  seconds: 5,
};

const draw = (more: Partial<TrialPaneProps>) =>
  render(
    <TrialPane
      running={undefined}
      result={SOME}
      mapping={undefined}
      skipped={[]}
      failed={undefined}
      onNear={nothing}
      onText={nothing}
      onFile={nothing}
      onMap={nothing}
      kept={0}
      onKept={nothing}
      onStop={nothing}
      onAgain={undefined}
      onWrongHit={nothing}
      {...more}
    />,
  );

test('a result the draft has left behind can be had again; one that is not, or is being had, cannot', () => {
  const onAgain = vi.fn();
  const { unmount } = draw({ onAgain });
  fireEvent.click(screen.getByRole('button', { name: '草稿改过了，再试一次' }));
  expect(onAgain).toHaveBeenCalledOnce();
  unmount();
  draw({});
  expect(screen.queryByRole('button', { name: '草稿改过了，再试一次' })).toBeNull();
  cleanup();
  draw({ onAgain, running: { done: 1, of: 2 } });
  expect(screen.queryByRole('button', { name: '草稿改过了，再试一次' })).toBeNull();
});

test('a share is told of many messages only; what rules in shadow would hold is told beside what is held', () => {
  draw({ result: { ...SOME, messages: 99, held: 2, heldInShadow: 3 } });
  expect(screen.getByText('共 99 条')).toBeTruthy();
  expect(screen.getByText('静默：若启用会多拦下 3 条')).toBeTruthy();
  expect(screen.queryByText(/每千条/)).toBeNull();
  cleanup();
  draw({ result: { ...SOME, messages: 100 } });
  expect(screen.getByText('共 100 条，每千条 120.0')).toBeTruthy();
  expect(screen.queryByText(/静默/)).toBeNull();
});

test('that nothing differs is not said where nothing is found at all', () => {
  draw({});
  expect(screen.getByText('和现在的版本没有不同')).toBeTruthy();
  cleanup();
  draw({ result: { ...SOME, counts: { ...SOME.counts, both: 0 } } });
  expect(screen.getByText('没有一条会被查到')).toBeTruthy();
});
