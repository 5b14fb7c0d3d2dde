import { useState } from 'preact/hooks';
import type { Refusal } from '../../lib/policy/trust';
import { FileButton } from '../file-button';
import { type MessageKey, t } from '../words';
import { Danger } from './danger';
import { NewKeyForm } from './new-key-form';
import { PassphraseField } from './passphrase-field';

/** What is known of one agent's browser, and why it would not take the next version. */
export interface TeamLine {
  agent: string;
  version: number | undefined;
  at: number;
  problem: string | undefined;
  refuses: Refusal | undefined;
}

export interface TrustPaneProps {
  /** the short names of the present key and of the next one */
  names: { now: string; next?: string };
  publicKey: string;
  madeAt: number;
  hasBackup: boolean;
  published: boolean;
  nextVersion: number;
  team: readonly TeamLine[];
  onNew: (passphrase: string) => void;
  onBackup: () => void;
  onTakeOver: (file: File, passphrase: string) => void;
  onRevoke: () => void;
}

/** The publisher's key and whom it reaches: shown, backed up, taken over, changed, taken back; which agents would refuse. */
export function TrustPane(props: TrustPaneProps) {
  const { names, publicKey, madeAt, hasBackup, published, nextVersion, team } = props;
  return (
    <section class="studio-trust">
      <h2>{t('polTrust')}</h2>
      <dl class="studio-key-facts">
        <dt>{t('polFingerprint')}</dt>
        <dd>
          <code>{names.now}</code>
        </dd>
        <dt>{t('polPublicKey')}</dt>
        <dd>
          <code>{publicKey}</code>
        </dd>
        <dt>{t('polMadeAt')}</dt>
        <dd>{new Date(madeAt).toLocaleDateString()}</dd>
        <dt>{t('polBackup')}</dt>
        <dd>
          {hasBackup ? (
            <button type="button" onClick={props.onBackup}>
              {t('polBackupSave')}
            </button>
          ) : (
            <span class="severity-warn">{t('polNoBackup')}</span>
          )}
        </dd>
        {names.next && (
          <>
            <dt>{t('polNextKey')}</dt>
            <dd>
              <code>{names.next}</code>
              <p class="secondary">{t('polNextKeyHelp', nextVersion)}</p>
            </dd>
          </>
        )}
      </dl>
      <p class="secondary">{t('polKeyHelp')}</p>
      <NewKeyForm published={published} onNew={props.onNew} />
      <TakeOver onTakeOver={props.onTakeOver} />
      <Danger label={t('polRevoke')} help={t('polRevokeHelp')} sure={t('polRevokeSure')} onDo={props.onRevoke} />
      <Team team={team} nextVersion={nextVersion} />
    </section>
  );
}

function TakeOver({ onTakeOver }: Pick<TrustPaneProps, 'onTakeOver'>) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <details class="studio-fold">
      <summary>{t('polTakeOver')}</summary>
      <p class="secondary">{t('polTakeOverHelp')}</p>
      <PassphraseField known value={passphrase} onChange={setPassphrase} />
      <FileButton
        label={t('polTakeOverFile')}
        accept=".json"
        onFile={(file) => {
          onTakeOver(file, passphrase);
          setPassphrase('');
        }}
      />
    </details>
  );
}

const WHY: Readonly<Partial<Record<Refusal, MessageKey>>> = {
  revoked: 'polWhyRevoked',
  'unknown-publisher': 'polWhyStranger',
  older: 'polWhyOlder',
  expired: 'polWhyExpired',
  'not-yet': 'polWhyNotYet',
};

function Team({ team, nextVersion }: Pick<TrustPaneProps, 'team' | 'nextVersion'>) {
  const refusing = team.filter(({ refuses }) => refuses).length;
  return (
    <section>
      <h3>{t('polTeam')}</h3>
      <p class="secondary">
        {team.length === 0 ? t('polTeamNone') : t('polTeamRefuse', nextVersion, refusing, team.length)}
      </p>
      {team.length > 0 && (
        <div class="studio-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('polAgent')}</th>
                <th scope="col">{t('polHas')}</th>
                <th scope="col">{t('polAsOf')}</th>
                <th scope="col">{t('polWould', nextVersion)}</th>
              </tr>
            </thead>
            <tbody>
              {team.map(({ agent, version, at, problem, refuses }) => (
                <tr key={agent}>
                  <th scope="row">{agent}</th>
                  <td>{version === undefined ? t('polHasNone') : `v${version}`}</td>
                  <td>{new Date(at).toLocaleDateString()}</td>
                  <td>
                    {refuses ? (
                      <span class="severity-block">{t(WHY[refuses] ?? 'polWhyStranger')}</span>
                    ) : (
                      t('polWouldTake')
                    )}
                    {problem && <p class="secondary page-text">{problem}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
