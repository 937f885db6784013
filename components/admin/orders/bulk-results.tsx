import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Progress } from '@/components/ui/progress';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { BulkRow, BulkRun } from '@/lib/client/admin/use-bulk';

const TONE: Record<BulkRow['state'], string | undefined> = {
  waiting: undefined,
  working: 'info',
  done: 'good',
  failed: 'danger',
};
const WORD: Record<BulkRow['state'], string> = {
  waiting: 'Waiting',
  working: 'Working…',
  done: 'Done',
  failed: 'Failed',
};

/** How it went, order by order, while it goes. */
export function BulkResults({ run, onStop, onClose }: { run: BulkRun; onStop: () => void; onClose: () => void }) {
  const ended = run.rows.filter(({ state }) => state === 'done' || state === 'failed').length;
  const failed = run.rows.filter(({ state }) => state === 'failed').length;
  const verb = run.action === 'sync' ? 'Resync' : 'Cancel';
  return (
    <Card
      aria-label="Results"
      title={`${verb}: ${ended} of ${run.rows.length}${failed > 0 ? `, ${failed} failed` : ''}`}
      action={
        run.running ? (
          <Button variant="secondary" size="sm" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button variant="secondary" size="sm" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      <div className="mb-4">
        <Progress max={run.rows.length} value={ended} label="Progress" />
      </div>
      <ScrollBox className="max-h-72">
        <ul className="divide-y divide-line text-sm" aria-label="Result of each order">
          {run.rows.map(({ number, state, words }) => (
            <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <Link href={`/admin/orders/${number}`} className="font-mono underline">
                {number}
              </Link>
              <span className="chip" data-tone={TONE[state]}>
                {WORD[state]}
              </span>
              <span className="text-quiet">{words}</span>
            </li>
          ))}
        </ul>
      </ScrollBox>
    </Card>
  );
}
