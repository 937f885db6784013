'use client';

import Link from 'next/link';
import { When } from '@/components/tracking/when';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { Tone } from '@/components/ui/tone';
import { useOrderProblems } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import type { StaffProblem } from '@/lib/contracts/self-service';
import { ClaimList } from './claim/claim-list';
import { RefuseDialog } from './claim/refuse-dialog';
import { SendAgainDialog } from './claim/send-again-dialog';
import { RefundDialog } from './refund/refund-dialog';

const STATE: Record<StaffProblem['state'], { tone: Tone; label: string }> = {
  open: { tone: 'warn', label: 'Open' },
  acknowledged: { tone: 'info', label: 'Being looked at' },
  resolved: { tone: 'good', label: 'Resolved' },
};

/** What the shopper says is wrong, in their own words and pictures, and what became of it. */
export function ProblemsCard({ order }: { order: AdminOrder }) {
  if (order.problems.length === 0) return null;
  return (
    <Card title={order.problems.length === 1 ? 'Problem reported' : 'Problems reported'}>
      <Reports order={order} />
    </Card>
  );
}

function Reports({ order }: { order: AdminOrder }) {
  const { data, error } = useOrderProblems(order.order_number);
  if (error) {
    return (
      <Alert tone="danger" live="alert" title="The reports could not be read">
        {error.message}
      </Alert>
    );
  }
  if (!data) return <Skeleton className="h-24" />;
  return (
    <ul className="divide-y divide-line">
      {data.problems.map((problem) => (
        <li key={problem.id} className="space-y-3 py-4 first:pt-0 last:pb-0" aria-label={problem.label}>
          <Report problem={problem} order={order} />
        </li>
      ))}
    </ul>
  );
}

function Report({ problem, order }: { problem: StaffProblem; order: AdminOrder }) {
  const item = order.items.find(({ id }) => id === problem.order_item_id)?.title;
  const { tone, label } = STATE[problem.state];
  const queue = problem.state === 'resolved' ? 'resolved' : 'open';
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Badge tone={tone}>{label}</Badge>
        <h3 className="font-medium text-base tracking-normal">{problem.label}</h3>
        <span className="text-quiet text-sm">
          <When iso={problem.created_at} />
          {item ? `, about ${item}` : ''}
        </span>
      </div>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{problem.text}</p>
      {problem.photos.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {problem.photos.map((photo, place) => (
            <li key={photo}>
              <a href={photo} target="_blank" rel="noopener" className="block">
                {/* biome-ignore lint/performance/noImgElement: it is private, so nothing may resize and keep it. */}
                <img
                  src={photo}
                  alt={`${place + 1} of ${problem.photos.length}, from the customer`}
                  loading="lazy"
                  className="size-24 rounded-box border border-line bg-soft object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {problem.answer_words ? <p className="whitespace-pre-wrap text-sm">Refused: {problem.answer_words}</p> : null}
      <ClaimList claims={problem.claims} />
      {problem.state === 'resolved' ? null : (
        <div className="flex flex-wrap gap-3">
          <SendAgainDialog order={order} reportId={problem.id} itemId={problem.order_item_id} />
          <RefundDialog order={order} reportId={problem.id} />
          <RefuseDialog order={order} reportId={problem.id} />
        </div>
      )}
      <p className="text-quiet text-sm">
        {problem.resolution ? `Resolved by ${problem.resolved_by ?? 'somebody'}: ${problem.resolution} ` : ''}
        <Link href={`/admin/attention?kind=problem_report&state=${queue}`} className="underline">
          {queue === 'open' ? 'Handle it under Needs attention' : 'See it under Needs attention'}
        </Link>
      </p>
    </>
  );
}
