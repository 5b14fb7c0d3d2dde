import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { DEFAULT_MOVES, type Move, movesNow } from '../lib/memo/moves';

/** The times offered for moving and snoozing; an entrypoint provides the agent's own. */
export const OwnMoves = createContext<readonly Move[]>(DEFAULT_MOVES);

/** What can be offered now. */
export const useMoves = (now: number): { move: Move; dueAt: number }[] => movesNow(now, useContext(OwnMoves));
