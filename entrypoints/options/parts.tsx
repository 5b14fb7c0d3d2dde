import { effect, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { AgentSetting } from '../../components/agent-setting';
import { AidSetting } from '../../components/aid-setting';
import { FeedbackSetting } from '../../components/feedback-setting';
import { OptionsPart } from '../../components/options-parts';
import { PackSetting } from '../../components/pack-setting';
import { PolicySourceSetting } from '../../components/policy-source-setting';
import { ReadingSetting } from '../../components/reading-setting';
import { ShopWordsSetting } from '../../components/replies/shop-words-setting';
import { RoleSetting } from '../../components/role-setting';
import { Setting } from '../../components/setting';
import { SiteSetting } from '../../components/site-setting';
import { inWords, t } from '../../components/words';
import { consoles } from '../../lib/console';
import { fixedIn } from '../../lib/policy/agents';
import { aidAllowedIn } from '../../lib/policy/desk';
import { limitIn, overrideReasonsIn } from '../../lib/policy/shop';
import { fingerprintOf } from '../../lib/policy/sign';
import type { Store } from '../../lib/store/db';
import type { Settings } from '../../lib/store/settings';
import { builtInModel } from '../../lib/team/built-in-model';
import { isModelAddress } from '../../lib/team/chat-model';
import type { Rule } from '../../lib/wording/rule';
import { type Managed, sourceOf } from '../background/managed';
import { chosenAid, saveAid } from './aid-choice';
import { addedDescriptions, type choices, inForce, packs, problems, readingProblem, sites } from './choices';
import { reports, sentCount } from './feedback';
import { RemindSettings, SafeSettings } from './safe-settings';

/* The parts of the options page: which settings stand in each, and what they show. */

export interface PartProps {
  store: Store;
  now: Settings;
  choose: ReturnType<typeof choices>;
  managed: Managed;
}

/** How many rules in force let nobody past. Counted beside the page: the built-in rules are much to fetch. */
const unyielding = signal(0);
effect(() => {
  const holding = inForce.value;
  void import('../../lib/policy/in-force').then(({ policyOf }) => {
    if (inForce.value === holding) unyielding.value = policyOf(holding).rules.filter(letsNobodyPast).length;
  });
});
const letsNobodyPast = ({ overridable, severity, mode }: Rule): boolean =>
  !overridable && severity === 'block' && mode === 'enforce';

/** Whether the browser has a language model of its own. Asked beside the page: a browser may take its time to tell. */
const builtIn = signal<Awaited<ReturnType<typeof builtInModel>>>('absent');
void builtInModel().then((state) => {
  builtIn.value = state;
});

export function YouPart({ store, now, choose, managed }: PartProps) {
  return (
    <OptionsPart id="you">
      <AgentSetting
        ownerName={managed.agent ?? now.ownerName}
        fixedName={managed.agent !== undefined}
        limitYuan={now.limitYuan}
        ceiling={limitIn(inForce.value)}
        notifications={now.notifications}
        onSave={choose.save}
        onNotifications={choose.notifications}
      />
      <RemindSettings store={store} now={now} fixed={fixedIn(inForce.value).quiet !== undefined} />
    </OptionsPart>
  );
}

export function WordsPart({ store, now, choose }: PartProps) {
  return (
    <OptionsPart id="words">
      <ShopWordsSetting words={now.shopWords} onSave={choose.shopWords} />
      <AidSetting
        chosen={chosenAid(now.aid)}
        builtIn={builtIn.value}
        forbidden={!aidAllowedIn(inForce.value)}
        isAddress={isModelAddress}
        onSave={(chosen) => saveAid(store, chosen)}
      />
    </OptionsPart>
  );
}

export function SitesPart({ now, choose }: PartProps) {
  return (
    <OptionsPart id="sites">
      <SiteSetting
        consoles={consoles}
        off={now.consolesOff}
        sites={sites.value}
        onSwitch={choose.switchConsole}
        onAdd={choose.addSite}
        onRemove={choose.removeSite}
      />
      <ReadingSetting
        added={addedDescriptions(now)}
        problem={readingProblem.value}
        onImport={choose.importReading}
        onRemove={choose.removeReading}
      />
    </OptionsPart>
  );
}

/** The short name of a key, by which two people compare it over the telephone: the studio shows the same. */
function useFingerprint(key: string | undefined): string | undefined {
  const [print, setPrint] = useState<{ key: string; is: string }>();
  useEffect(() => {
    if (key !== undefined) void fingerprintOf(key).then((is) => setPrint({ key, is }));
  }, [key]);
  return print?.key === key ? print?.is : undefined;
}

export function PolicyPart({ now, choose, managed }: PartProps) {
  const source = sourceOf(now, managed);
  return (
    <OptionsPart id="policy">
      <PolicySourceSetting
        address={source.address}
        group={managed.group ?? now.group}
        publisherKey={useFingerprint(source.key)}
        checkedAt={source.checkedAt}
        problem={source.problem && inWords(source.problem)}
        locked={managed.locked}
        onSave={choose.setSource}
        onForget={choose.forgetPublisher}
      />
      <RoleSetting
        reasons={overrideReasonsIn(inForce.value)}
        unyielding={unyielding.value}
        limitYuan={limitIn(inForce.value)}
        who={[managed.agent, managed.group].filter(Boolean).join(' · ') || undefined}
        locked={managed.locked}
        fixed={fixedIn(inForce.value)}
        hints={now.hints}
        onHints={choose.hints}
      />
      <FeedbackSetting
        reports={reports.value}
        sent={{ ...sentCount.value, keep: now.keepSent }}
        onExport={choose.exportFeedback}
        onAnswers={choose.takeAnswers}
        onKeepSent={choose.keepSent}
      />
      <PackSetting
        locked={managed.locked}
        packs={packs.value}
        problems={problems.value}
        onImport={choose.importPack}
        onRemove={choose.removePack}
      />
    </OptionsPart>
  );
}

export function DataPart({ store, now }: PartProps) {
  return (
    <OptionsPart id="data">
      <SafeSettings store={store} now={now} />
      <Setting title={t('optStores')}>
        <ul class="stores">
          <li>{t('optStores1')}</li>
          <li>{t('optStores2')}</li>
          <li>{t('optStores3')}</li>
          <li>{t('optStores4')}</li>
        </ul>
      </Setting>
    </OptionsPart>
  );
}

export function PagesPart() {
  return (
    <OptionsPart id="pages">
      <Setting title={t('deskTitle')} help={t('deskOpenHelp')}>
        <a href="desk.html" target="_blank" rel="noreferrer">
          {t('deskOpen')}
        </a>
      </Setting>
      <Setting title={t('stTitle')}>
        <a href="studio.html" target="_blank" rel="noreferrer">
          {t('optStudio')}
        </a>
      </Setting>
    </OptionsPart>
  );
}
