import type { SuggestionPart } from '../lib/model/view';
import { word } from './words';

/** A reply's words: filled slots marked, gaps dashed. */
export function ReplyText({ parts }: { parts: readonly SuggestionPart[] }) {
  return (
    <>
      {parts.map((part, i) => {
        if (typeof part === 'string') return part;
        if (part.value === undefined)
          return (
            <span key={i} class="gap">
              {word('slot', part.slot)}
            </span>
          );
        return (
          <bdi key={i} class="slot">
            {part.value}
          </bdi>
        );
      })}
    </>
  );
}

/** How many gaps are still open. */
export const openGaps = (parts: readonly SuggestionPart[]): number =>
  parts.filter((part) => typeof part !== 'string' && part.value === undefined).length;
