import type { Metadata } from 'next';
import { QueueBoard } from '@/components/admin/jobs/queue-board';
import { NotAllowed } from '@/components/admin/not-allowed';
import { queuesAnswer } from '@/lib/contracts/backoffice/jobs';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listQueues } from '@/lib/services/backoffice/queues/list-queues';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Jobs' };

export default async function JobsPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  return (
    <QueueBoard initial={toAnswer(queuesAnswer, await listQueues(ctx))} mayRedrive={may(ctx.actor, 'jobs.redrive')} />
  );
}
