import { inWords } from '../../components/words';
import '../../components/rule-counts.css';
import '../../components/studio/reach.css';
import { AnswersPane } from '../../components/studio/answers-pane';
import { TrustPane } from '../../components/studio/trust-pane';
import { wouldRefuse } from '../../lib/policy/audience';
import { answer, reports, ruleCounts, saveAnswers, takeFile, team } from './answering';
import * as draft from './draft';
import { go } from './place';
import { makeNew, names, publisher, revoke, saveBackup, takeOver } from './publisher';
import { sayOf } from './words';

/* Pages of what goes out and comes back: the publisher's keys, the agents' reports. */

export function Trust() {
  const known = publisher.value;
  if (!known) return null;
  const { keys, madeAt, next } = known;
  const publication = {
    pack: { ...draft.pack.value, version: draft.nextVersion.value },
    key: keys.publicKey,
    before: (keys.before ?? []).map(({ key }) => key),
  };
  return (
    <TrustPane
      names={names.value}
      publicKey={keys.publicKey}
      madeAt={madeAt}
      hasBackup={(next ?? known).sealed !== undefined}
      published={draft.versions.value.length > 0}
      nextVersion={draft.nextVersion.value}
      team={team.value.map(({ agent, state }) => ({
        agent,
        version: state.versions[draft.PACK_ID],
        at: state.at,
        problem: state.problem && inWords(state.problem),
        refuses: wouldRefuse(publication, state, Date.now()),
      }))}
      onNew={(passphrase) => void makeNew(passphrase)}
      onBackup={saveBackup}
      onTakeOver={(file, passphrase) => void takeOver(file, passphrase)}
      onRevoke={() => void revoke()}
    />
  );
}

export function Answers() {
  return (
    <AnswersPane
      reports={reports.value}
      counts={ruleCounts.value}
      files={team.value.filter(({ rules }) => rules).length}
      sayOf={(rule) => sayOf(rule)}
      onFile={(file) => void takeFile(file)}
      onAnswer={(report, verdict, text) =>
        void answer(report, verdict, text).then(() => verdict === 'accepted' && go({ at: 'rule', id: report.rule }))
      }
      onSave={saveAnswers}
    />
  );
}
