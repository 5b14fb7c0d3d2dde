import type { Gap } from '../lib/memo/round';
import { t } from './words';

/** What the last round left undone, in a sentence. */
export function gapWords(gap: Gap): string {
  const day = dayWords(gap.day);
  return gap.kind === 'skipped'
    ? t('roundGapSkipped', day, gap.days)
    : t(gap.kind === 'unclosed' ? 'roundGapUnclosed' : 'roundGapLeft', day, gap.left);
}

/** "11-24" of "2026-11-24" */
export const dayWords = (day: string): string => day.slice(5);
