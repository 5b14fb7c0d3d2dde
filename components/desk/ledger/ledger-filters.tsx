import type { RefObject } from 'preact';
import { CAUSES, PARTIES } from '../../../lib/memo/cause';
import { type LedgerQuery, PERIODS } from '../../../lib/memo/ledger-find';
import { maskPersonal } from '../../../lib/model/mask';
import { t, word } from '../../words';

export interface LedgerFiltersProps {
  query: LedgerQuery;
  couriers: readonly string[];
  field: RefObject<HTMLInputElement | null>;
  onQuery: (query: LedgerQuery) => void;
}

const STATES = ['', 'open', 'closed'] as const;

/** What is looked for: words, state, cause, who answers, product (where a figure asked for one), courier, time. */
export function LedgerFilters({ query, couriers, field, onQuery }: LedgerFiltersProps) {
  const causes = ['', 'none', ...CAUSES] as const;
  const parties = ['', 'none', ...PARTIES] as const;
  const { goods, courier } = query;
  const offered =
    courier === '' || courier === 'none' || couriers.includes(courier) ? couriers : [courier, ...couriers];
  return (
    <>
      <input
        ref={field}
        type="search"
        aria-label={t('ledgerSearch')}
        placeholder={`${t('ledgerSearch')}  /`}
        value={query.search}
        onInput={(event) => onQuery({ ...query, search: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <Choice
        label={t('memoState')}
        ids={STATES}
        value={query.state}
        name={(id) => t(`ledgerState_${id === '' ? 'all' : id}`)}
        onChoose={(state) => onQuery({ ...query, state })}
      />
      <Choice
        label={word('col', 'cause')}
        ids={causes}
        value={query.cause}
        name={(id) => (id === '' ? t('ledgerAllCauses') : id === 'none' ? t('ledgerNoCause') : word('cause', id))}
        onChoose={(cause) => onQuery({ ...query, cause })}
      />
      <Choice
        label={word('col', 'party')}
        ids={parties}
        value={query.party}
        name={(id) => (id === '' ? t('ledgerAllParties') : id === 'none' ? t('ledgerNoParty') : word('party', id))}
        onChoose={(party) => onQuery({ ...query, party })}
      />
      {goods !== '' && (
        <Choice
          label={word('col', 'goods')}
          ids={['', goods]}
          value={goods}
          name={(id) => (id === '' ? t('ledgerAllGoods') : id === 'none' ? t('ledgerNoGoods') : maskPersonal(id))}
          onChoose={(id) => onQuery({ ...query, goods: id })}
        />
      )}
      {(offered.length > 0 || courier !== '') && (
        <Choice
          label={word('col', 'courier')}
          ids={['', 'none', ...offered]}
          value={courier}
          name={(id) => (id === '' ? t('ledgerAllCouriers') : id === 'none' ? t('ledgerNoCourier') : id)}
          onChoose={(id) => onQuery({ ...query, courier: id })}
        />
      )}
      <Choice
        label={word('col', 'openedAt')}
        ids={PERIODS}
        value={query.period}
        name={(id) => word('period', id)}
        onChoose={(period) => onQuery({ ...query, period })}
      />
    </>
  );
}

interface ChoiceProps<Id extends string> {
  label: string;
  ids: readonly Id[];
  value: Id | undefined;
  name: (id: Id) => string;
  onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, ids, value, name, onChoose }: ChoiceProps<Id>) {
  return (
    <select
      aria-label={label}
      class={value === ids[0] ? undefined : 'filtering'}
      value={value}
      onChange={(event) => {
        const id = ids[event.currentTarget.selectedIndex];
        if (id !== undefined) onChoose(id);
      }}
    >
      {ids.map((id) => (
        <option key={id} value={id}>
          {name(id)}
        </option>
      ))}
    </select>
  );
}
