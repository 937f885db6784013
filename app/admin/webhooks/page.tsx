import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { SourceCards } from '@/components/admin/webhooks/source-cards';
import { WebhookLog } from '@/components/admin/webhooks/webhook-log';
import { webhookSourcesAnswer } from '@/lib/contracts/backoffice/webhooks';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listSources } from '@/lib/services/webhooks/list-sources';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const { sources } = toAnswer(webhookSourcesAnswer, await listSources(ctx));
  const operates = may(ctx.actor, 'webhooks.replay');
  return (
    <>
      <SourceCards
        sources={sources}
        mayCheck={may(ctx.actor, 'webhooks.check')}
        mayRepair={operates}
        mayRotate={may(ctx.actor, 'webhooks.rotate')}
      />
      <WebhookLog sources={sources.map(({ source, label }) => ({ value: source, label }))} mayReplay={operates} />
    </>
  );
}
