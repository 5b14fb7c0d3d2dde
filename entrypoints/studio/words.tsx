import { WordsEditor } from '../../components/studio/words-editor';
import { WordsPane } from '../../components/studio/words-pane';
import { putPart, putWords, renameWords, ruleIn } from '../../lib/policy/edit';
import { builtInPack } from '../../lib/policy/packs';
import { tellingFirst } from '../../lib/policy/telling';
import { usesOf } from '../../lib/policy/uses';
import * as draft from './draft';
import { go } from './place';

/** What a rule says, by its id. */
export const sayOf = (rule: string): string => ruleIn(draft.pack.peek(), rule)?.say ?? rule;

/** All vocabularies, or the one that is named. */
export function Words({ name }: { name: string | undefined }) {
  const { policy, problems } = draft.tried.value;
  const pack = draft.pack.value;
  const below = builtInPack();
  if (name === undefined)
    return (
      <WordsPane
        vocabulary={tellingFirst(policy.vocabulary)}
        own={pack.vocabulary ?? {}}
        uses={usesOf(policy)}
        allow={pack.allow ?? []}
        allowBelow={below.allow ?? []}
        onAllow={(words) => draft.change(putPart(draft.pack.peek(), 'allow', [...words]))}
        onNew={(to) => {
          draft.change(putWords(draft.pack.peek(), to, []));
          go({ at: 'words', id: to });
        }}
      />
    );
  const isBelow = below.vocabulary?.[name] !== undefined;
  return (
    <WordsEditor
      key={name}
      name={name}
      words={pack.vocabulary?.[name] ?? []}
      below={below.vocabulary?.[name] ?? []}
      uses={usesOf(policy).get(name)}
      sayOf={sayOf}
      problems={problems.filter(({ vocabulary }) => vocabulary === name)}
      onChange={(words) => draft.change(putWords(draft.pack.peek(), name, words))}
      onRename={
        isBelow || !pack.vocabulary?.[name]
          ? undefined
          : (to) => {
              const renamed = renameWords(draft.pack.peek(), name, to);
              if (renamed === draft.pack.peek()) return to === name;
              draft.change(renamed);
              go({ at: 'words', id: to });
              return true;
            }
      }
      onRemove={() => {
        draft.change(putWords(draft.pack.peek(), name, undefined));
        if (!isBelow) go({ at: 'words' });
      }}
    />
  );
}
