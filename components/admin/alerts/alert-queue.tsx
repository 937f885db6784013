'use client';
import { CircleCheckBig } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { useAlerts, useRunChecks } from '@/lib/client/admin/use-alerts';
import { type AlertsAnswer, type AlertsQuery, SEVERITIES } from '@/lib/contracts/backoffice/alerts';
import { ALERT_KINDS, type AlertInfo } from '@/lib/domain/order/alerts';
import { ChoiceBar } from '../choice-bar';
import { PageHead } from '../page-head';
import { AlertItem } from './alert-item';

type Props = {
  desk: AlertInfo['desk'];
  title: string;
  about: string;
  empty: string;
  initial: { query: AlertsQuery; answer: AlertsAnswer };
  /** Of the reader: null for a viewer, who changes nothing. */
  me: string | null;
};

const FILTERS = {
  kind: parseAsStringLiteral(ALERT_KINDS),
  severity: parseAsStringLiteral(SEVERITIES),
  assignee: parseAsStringLiteral(['me', 'nobody'] as const),
  state: parseAsStringLiteral(['open', 'resolved'] as const).withDefault('open'),
  cursor: parseAsString,
};

/** What waits for a person: the worst first, then the oldest. */
export function AlertQueue({ desk, title, about, empty, initial, me }: Props) {
  const [filter, setParams] = useQueryStates(FILTERS);
  // Another filter begins at its first page.
  const setFilter = (values: Partial<typeof filter>) => void setParams({ cursor: null, ...values });
  const query: AlertsQuery = {
    desk,
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.severity ? { severity: filter.severity } : {}),
    ...(filter.assignee ? { assignee: filter.assignee } : {}),
    state: filter.state,
    ...(filter.cursor ? { cursor: filter.cursor } : {}),
  };
  const { data, error, isFetching, refetch } = useAlerts(query, initial);
  const check = useRunChecks();
  const runChecks = () =>
    check.mutate(undefined, {
      onSuccess: ({ opened, resolved }) => toast.success(`Checked: ${opened} opened, ${resolved} resolved.`),
      onError: (failure) => toast.error(failure.message),
    });
  const total = data?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const filtered = Boolean(filter.kind || filter.severity || filter.assignee);
  return (
    <>
      <PageHead
        title={title}
        actions={
          me === null ? null : (
            <Button variant="secondary" busy={check.isPending} onClick={runChecks}>
              Run the checks now
            </Button>
          )
        }
      >
        {about}
      </PageHead>
      <div className="mb-5 space-y-3">
        <ChoiceBar
          label="Kind"
          value={filter.kind ?? 'all'}
          onChange={(kind) => setFilter({ kind: kind === 'all' ? null : kind })}
          choices={[
            { value: 'all' as const, label: 'All', count: total },
            ...(data?.counts ?? []).map(({ kind, label, count, critical }) => ({
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
            onChange={(state) => setFilter({ state })}
            choices={[
              { value: 'open', label: 'Open' },
              { value: 'resolved', label: 'Resolved' },
            ]}
          />
          <ChoiceBar
            label="Severity"
            value={filter.severity ?? 'all'}
            onChange={(severity) => setFilter({ severity: severity === 'all' ? null : severity })}
            choices={[
              { value: 'all', label: 'Any severity' },
              { value: 'critical', label: 'Critical' },
              { value: 'warning', label: 'Warning' },
            ]}
          />
          <ChoiceBar
            label="Assigned to"
            value={filter.assignee ?? 'all'}
            onChange={(assignee) => setFilter({ assignee: assignee === 'all' ? null : assignee })}
            choices={[
              { value: 'all', label: 'Anyone' },
              { value: 'me', label: 'Mine' },
              { value: 'nobody', label: 'Nobody’s' },
            ]}
          />
        </div>
      </div>
      {error ? (
        <Alert tone="danger" live="alert" title="This could not be read" className="mb-5">
          {error.message}{' '}
          <button type="button" className="underline" onClick={() => void refetch()}>
            Try again
          </button>
        </Alert>
      ) : null}
      {data && data.alerts.length === 0 ? (
        <EmptyState
          icon={CircleCheckBig}
          title={filtered ? 'Nothing matches' : filter.state === 'open' ? 'All is well' : 'Nothing was resolved yet'}
        >
          {filtered ? 'Nothing in this queue fits these filters.' : filter.state === 'open' ? empty : null}
        </EmptyState>
      ) : (
        <ul
          aria-label={title}
          aria-busy={isFetching}
          className="divide-y divide-line rounded-box border border-line bg-card"
        >
          {data?.alerts.map((alert) => (
            <AlertItem key={alert.id} alert={alert} staff={data.staff} me={me} />
          ))}
        </ul>
      )}
      {filter.cursor || data?.next_cursor ? (
        <div className="mt-4 flex gap-3">
          {filter.cursor ? (
            <Button variant="secondary" onClick={() => setFilter({})}>
              Back to the first
            </Button>
          ) : null}
          {data?.next_cursor ? (
            <Button variant="secondary" onClick={() => setFilter({ cursor: data.next_cursor })}>
              Next
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
