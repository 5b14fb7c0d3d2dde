import { readCommitments } from '../case/commitment';

/** Whether a text promises something for a time that has passed: "today before six" is no promise at seven. `now` in milliseconds. */
export const isTooLate = (text: string, now: number): boolean =>
  readCommitments(text, now).some(({ dueAt }) => dueAt !== null && dueAt <= now);
