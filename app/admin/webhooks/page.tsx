import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { SourceCards } from '@/components/admin/webhooks/source-cards';
import { WebhookLog } from '@/components/admin/webhooks/webhook-log';
import { webhookSourcesAnswer } from '@/lib/contracts/webhooks';
import { hasRole } from '@/lib/domain/actor';
import { listSources } from '@/lib/services/webhooks/list-sources';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const { sources } = webhookSourcesAnswer.parse(await listSources(ctx));
  const operates = hasRole(ctx.actor, 'operations');
  return (
    <>
      <SourceCards
        sources={sources}
        mayCheck={hasRole(ctx.actor, 'support')}
        mayRepair={operates}
        mayRotate={hasRole(ctx.actor, 'owner')}
      />
      <WebhookLog sources={sources.map(({ source, label }) => ({ value: source, label }))} mayReplay={operates} />
    </>
  );
}
