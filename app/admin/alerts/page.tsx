import type { Metadata } from 'next';
import { AlertQueue } from '@/components/admin/alerts/alert-queue';
import { NotAllowed } from '@/components/admin/not-allowed';
import { alertsAnswer } from '@/lib/contracts/backoffice/alerts';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Alerts' };

export default async function Page() {
  const ctx = await staffContext();
  if (ctx?.actor.kind !== 'user') return <NotAllowed />;
  const query = { desk: 'alerts', state: 'open' } as const;
  const answer = toAnswer(alertsAnswer, await listAlerts(ctx, query));
  return (
    <AlertQueue
      desk="alerts"
      title="Alerts"
      about="What tells that the system itself is not well. The people on duty are told once, when one opens."
      empty="Webhooks come in, the sync runs, every service answers."
      initial={{ query, answer }}
      me={may(ctx.actor, 'alerts.handle') ? ctx.actor.userId : null}
    />
  );
}
