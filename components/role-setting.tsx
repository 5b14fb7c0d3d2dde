import { clockOf } from '../lib/model/time-of-day';
import type { Fixed } from '../lib/policy/agents';
import { LockMark } from './lock-mark';
import { Setting } from './setting';
import { t } from './words';

export interface RoleSettingProps {
  /** reasons the policy lists; none: the usual ones */
  reasons: readonly string[] | undefined;
  /** rules that hold with no way past */
  unyielding: number;
  /** what may be promised without asking, where the policy or the administrator says so */
  limitYuan: number | undefined;
  /** who rules are worked out for, where the administrator set it */
  who: string | undefined;
  /** the administrator set where the policy comes from */
  locked: boolean;
  /** what the policy decides for its agents */
  fixed: Fixed;
  hints: boolean;
  onHints: (on: boolean) => void;
}

/** What the policy fixes and what is the agent's own, side by side. */
export function RoleSetting(props: RoleSettingProps) {
  const { reasons, unyielding, limitYuan, who, locked, fixed, hints, onHints } = props;
  const byShop = [
    t('polRoleRules'),
    ...(unyielding > 0 ? [t('polRoleNoOverride', unyielding)] : []),
    ...(reasons ? [t('polRoleReasons', reasons)] : []),
    ...(limitYuan === undefined ? [] : [t('polRoleLimit', limitYuan)]),
    ...(who === undefined ? [] : [`${t('polRoleWho', who)} · ${t('polManaged')}`]),
    ...(locked ? [`${t('polRoleSource')} · ${t('polManaged')}`] : []),
    ...(fixed.hints === undefined ? [] : [t(fixed.hints ? 'polRoleHintsOn' : 'polRoleHintsOff')]),
    ...(fixed.ownReplies ? [] : [t('polRoleNoReplies')]),
    ...(fixed.quiet === undefined ? [] : [quietWords(fixed.quiet)]),
  ];
  const own = [
    ...(fixed.ownReplies ? [t('polRoleReplies')] : []),
    ...(fixed.quiet === undefined ? [t('polRoleQuiet')] : []),
  ];
  return (
    <Setting title={t('polRoles')} help={t('polRolesHelp')}>
      <ul class="roles">
        {byShop.map((text) => (
          <li key={text}>
            <span class="role role-fixed">
              <LockMark /> {t('polFixed')}
            </span>{' '}
            <span class="page-text">{text}</span>
          </li>
        ))}
        {fixed.hints === undefined && (
          <li>
            <label>
              <span class="role">{t('polYours')}</span> <span>{t('polRoleHints')}</span>
              <input type="checkbox" checked={hints} onChange={(event) => onHints(event.currentTarget.checked)} />
            </label>
          </li>
        )}
        {own.map((text) => (
          <li key={text}>
            <span class="role">{t('polYours')}</span> <span>{text}</span>
          </li>
        ))}
      </ul>
    </Setting>
  );
}

const quietWords = (quiet: NonNullable<Fixed['quiet']>): string =>
  quiet === 'none' ? t('polRoleNoQuiet') : t('polRoleQuietFrom', clockOf(quiet.from), clockOf(quiet.to));
