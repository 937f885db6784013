'use client';
import { parseAsString, parseAsStringLiteral, type Values } from 'nuqs';
import type { AlertsAnswer } from '@/lib/contracts/backoffice/alerts';
import { ALERT_KINDS } from '@/lib/domain/order/alerts';
import { ALERTS } from '@/lib/domain/order/states';
import { HOLDERS, SEVERITIES } from '@/lib/domain/shop/alert-desk';
import { ChoiceBar } from '../choice-bar';

export const ALERT_FILTERS = {
  kind: parseAsStringLiteral(ALERT_KINDS),
  severity: parseAsStringLiteral(SEVERITIES),
  assignee: parseAsStringLiteral(HOLDERS),
  state: parseAsStringLiteral(ALERTS.queues).withDefault('open'),
  cursor: parseAsString,
};
type Filter = Values<typeof ALERT_FILTERS>;

type Props = { filter: Filter; counts: AlertsAnswer['counts']; onChange: (values: Partial<Filter>) => void };

/** What the queue can be narrowed down by; kinds tell how many wait. */
export function AlertFilters({ filter, counts, onChange }: Props) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="mb-5 space-y-3">
      <ChoiceBar
        label="Kind"
        value={filter.kind ?? 'all'}
        onChange={(kind) => onChange({ kind: kind === 'all' ? null : kind })}
        choices={[
          { value: 'all' as const, label: 'All', count: total },
          ...counts.map(({ kind, label, count, critical }) => ({
            value: kind,
            label,
            count,
            urgent: critical > 0,
          })),
        ]}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ChoiceBar
          label="State"
          value={filter.state}
          onChange={(state) => onChange({ state })}
          choices={[
            { value: 'open', label: 'Open' },
            { value: 'resolved', label: 'Resolved' },
          ]}
        />
        <ChoiceBar
          label="Severity"
          value={filter.severity ?? 'all'}
          onChange={(severity) => onChange({ severity: severity === 'all' ? null : severity })}
          choices={[
            { value: 'all', label: 'Any severity' },
            { value: 'critical', label: 'Critical' },
            { value: 'warning', label: 'Warning' },
          ]}
        />
        <ChoiceBar
          label="Assigned to"
          value={filter.assignee ?? 'all'}
          onChange={(assignee) => onChange({ assignee: assignee === 'all' ? null : assignee })}
          choices={[
            { value: 'all', label: 'Anyone' },
            { value: 'me', label: 'Mine' },
            { value: 'nobody', label: 'Nobody’s' },
          ]}
        />
      </div>
    </div>
  );
}
