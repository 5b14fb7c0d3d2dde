import { StudioNav } from '../../components/studio/studio-nav';
import { searchAll } from '../../lib/policy/search';
import * as draft from './draft';
import { health } from './health';
import { place } from './place';
import { replies } from './replies';

/** The left side, filled from the draft. */
export function Nav() {
  const { policy, problems } = draft.tried.value;
  const pack = draft.pack.value;
  const settings = [pack.limits, pack.overrides, pack.keep, pack.ledger, pack.aid, pack.agents, pack.calls].filter(
    Boolean,
  ).length;
  return (
    <StudioNav
      rules={policy.rules}
      at={place.value}
      own={new Set((pack.rules ?? []).map((rule) => rule.id))}
      wrong={new Set(problems.flatMap((p) => p.rule ?? []))}
      counts={{
        words: Object.keys(policy.vocabulary).length,
        replies: replies.value.length,
        settings: settings + (pack.clocks?.length ?? 0) + (pack.recurring?.length ?? 0),
        health: health.value.length + problems.length,
      }}
      search={(asked) => searchAll(asked, { policy, replies: replies.value, pack })}
    />
  );
}
