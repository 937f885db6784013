import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { SyncBoard } from '@/components/admin/sync/sync-board';
import { syncRunsAnswer } from '@/lib/contracts/backoffice/jobs';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listSyncRuns } from '@/lib/services/sync/list-sync-runs';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Sync' };

export default async function SyncPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const initial = toAnswer(syncRunsAnswer, await listSyncRuns(ctx, {}));
  return <SyncBoard initial={initial} mayStart={may(ctx.actor, 'sync.start')} />;
}
