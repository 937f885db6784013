'use client';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { useStartSync, useSyncRuns } from '@/lib/client/admin/use-jobs';
import type { SyncRun, SyncRunsAnswer } from '@/lib/contracts/backoffice/jobs';
import { PageHead } from '../page-head';

/** What each run looked at, mended and could not mend. */
export function SyncBoard({ initial, mayStart }: { initial: SyncRunsAnswer; mayStart: boolean }) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data = initial } = useSyncRuns(initial, cursor);
  const start = useStartSync();
  return (
    <>
      <PageHead
        title="Sync"
        actions={
          mayStart ? (
            <Button
              busy={start.isPending}
              onClick={() =>
                start.mutate(undefined, {
                  onSuccess: () => toast.success('A sync starts now.'),
                  onError: (error) => toast.error(error.message),
                })
              }
            >
              Sync now
            </Button>
          ) : null
        }
      >
        Every 15 minutes everything open is compared with Stripe and the print shops, so a missed message costs time and
        nothing else. Maintenance, every hour, sweeps and forgets.
      </PageHead>
      {data.runs.length === 0 ? (
        <EmptyState icon={RefreshCw} title="No run so far">
          The first one starts within a quarter of an hour.
        </EmptyState>
      ) : (
        <ul aria-label="Runs" className="divide-y divide-line rounded-box border border-line bg-card">
          {data.runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
      <div className="mt-4 flex gap-2">
        {cursor ? (
          <Button variant="secondary" onClick={() => setCursor(null)}>
            Newest
          </Button>
        ) : null}
        {data.next_cursor ? (
          <Button variant="secondary" onClick={() => setCursor(data.next_cursor)}>
            Older
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Run({ run }: { run: SyncRun }) {
  const more = run.errors.length + run.report.length;
  return (
    <li className="p-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <span className="min-w-44 font-medium">
          <When iso={run.started_at} seconds />
        </span>
        <State run={run} />
        <span className="text-quiet text-sm">
          {run.kind === 'maintenance' ? 'maintenance, ' : ''}by {run.trigger}
        </span>
        <dl className="ml-auto flex flex-wrap gap-x-5 gap-y-1 text-sm tabular-nums">
          <Figure name="looked at" value={run.scanned} />
          <Figure name="changed" value={run.changed} />
          <Figure name="requests" value={run.requests} />
          {run.finished_at ? (
            <Figure
              name="s"
              value={Math.round((Date.parse(run.finished_at) - Date.parse(run.started_at)) / 100) / 10}
            />
          ) : null}
        </dl>
      </div>
      {more > 0 ? (
        <details className="mt-3 text-sm">
          <summary data-row className="w-max max-w-full rounded-control py-1 text-accent underline">
            {run.errors.length > 0 ? counted(run.errors.length, 'error') : ''}
            {run.errors.length > 0 && run.report.length > 0 ? ', ' : ''}
            {run.report.length > 0 ? counted(run.report.length, 'finding') : ''}
          </summary>
          <ul className="mt-2 space-y-1.5">
            {run.errors.map((error) => (
              <li key={error} className="break-words text-danger">
                {error}
              </li>
            ))}
            {run.report.map((finding) => (
              <li key={`${finding.kind}${finding.subject}`} className="break-words">
                <Badge tone={finding.outcome === 'repaired' ? 'good' : 'warn'}>
                  {finding.outcome === 'repaired' ? 'Mended' : 'For a person'}
                </Badge>{' '}
                {finding.kind.replaceAll('_', ' ')}: {finding.subject}. {finding.detail}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function State({ run }: { run: SyncRun }) {
  if (run.finished_at === null) return <Badge tone="info">Running</Badge>;
  return run.errors.length > 0 ? <Badge tone="danger">With errors</Badge> : <Badge tone="good">Done</Badge>;
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div className="flex flex-row-reverse gap-1">
      <dt className="text-quiet">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
