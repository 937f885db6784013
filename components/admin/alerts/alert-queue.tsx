'use client';
import { CircleCheckBig } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { useAlerts, useRunChecks } from '@/lib/client/admin/use-alerts';
import type { AlertsAnswer } from '@/lib/contracts/backoffice/alerts';
import type { AlertInfo } from '@/lib/domain/order/alerts';
import type { AlertsQuery } from '@/lib/domain/order/list-filters';
import { PageHead } from '../page-head';
import { ALERT_FILTERS, AlertFilters } from './alert-filters';
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

/** What waits for a person: the worst first, then the oldest. */
export function AlertQueue({ desk, title, about, empty, initial, me }: Props) {
  const [filter, setParams] = useQueryStates(ALERT_FILTERS);
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
      <AlertFilters filter={filter} counts={data?.counts ?? []} onChange={setFilter} />
      {error ? (
        <Alert tone="danger" live="alert" title="This could not be read" className="mb-5">
          {error.message}{' '}
          <button type="button" className="underline" onClick={() => void refetch()}>
            Try again
          </button>
        </Alert>
      ) : null}
      {data && data.alerts.length === 0 ? (
        <NoAlerts filtered={filtered} open={filter.state === 'open'} empty={empty} />
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
      <AlertPager cursor={filter.cursor} next={data?.next_cursor ?? null} onTurn={(cursor) => setFilter({ cursor })} />
    </>
  );
}

function NoAlerts({ filtered, open, empty }: { filtered: boolean; open: boolean; empty: string }) {
  const nothing = open ? 'All is well' : 'Nothing was resolved yet';
  return (
    <EmptyState icon={CircleCheckBig} title={filtered ? 'Nothing matches' : nothing}>
      {filtered ? 'Nothing in this queue fits these filters.' : open ? empty : null}
    </EmptyState>
  );
}

type PagerProps = { cursor: string | null; next: string | null; onTurn: (cursor: string | null) => void };

function AlertPager({ cursor, next, onTurn }: PagerProps) {
  if (cursor === null && next === null) return null;
  return (
    <div className="mt-4 flex gap-3">
      {cursor === null ? null : (
        <Button variant="secondary" onClick={() => onTurn(null)}>
          Back to the first
        </Button>
      )}
      {next === null ? null : (
        <Button variant="secondary" onClick={() => onTurn(next)}>
          Next
        </Button>
      )}
    </div>
  );
}
