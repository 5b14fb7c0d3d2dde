import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { TrialPane, type TrialPaneProps } from './trial-pane';

afterEach(cleanup);

const nothing = () => {};

const draw = (more: Partial<TrialPaneProps>) =>
  render(
    <TrialPane
      running={undefined}
      result={{
        messages: 40_000,
        held: 12,
        heldBefore: 12,
        warned: 12,
        warnedBefore: 12,
        talks: 0,
        talksHeld: 0,
        differences: [],
        different: 0,
        seconds: 5,
      }}
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
