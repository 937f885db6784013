import type { Metadata } from 'next';
import { AlertQueue } from '@/components/admin/alerts/alert-queue';
import { InboxTabs } from '@/components/admin/inquiries/inbox-tabs';
import { NotAllowed } from '@/components/admin/not-allowed';
import { alertsAnswer } from '@/lib/contracts/backoffice/alerts';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Needs attention' };

export default async function Page() {
  const ctx = await staffContext();
  if (ctx?.actor.kind !== 'user') return <NotAllowed />;
  const query = { desk: 'attention', state: 'open' } as const;
  const answer = toAnswer(alertsAnswer, await listAlerts(ctx, query));
  return (
    <>
      {may(ctx.actor, 'inquiries.read') ? <InboxTabs current="/admin/attention" /> : null}
      <AlertQueue
        desk="attention"
        title="Needs attention"
        about="Every case that waits for a person, the worst first, then the oldest."
        empty="Every paid order is on its way and every refund was made."
        initial={{ query, answer }}
        me={may(ctx.actor, 'alerts.handle') ? ctx.actor.userId : null}
      />
    </>
  );
}
