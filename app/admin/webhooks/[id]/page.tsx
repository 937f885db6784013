import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { ReplayOne } from '@/components/admin/webhooks/replay-one';
import { WebhookDetail } from '@/components/admin/webhooks/webhook-detail';
import { type WebhookDetail as Detail, webhookDetailAnswer } from '@/lib/contracts/backoffice/webhooks';
import { toAnswer } from '@/lib/contracts/facts';
import { AppError } from '@/lib/domain/core/errors';
import { may } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { getWebhook } from '@/lib/services/webhooks/get-webhook';
import { staffContext } from '../../staff-context';

export const metadata: Metadata = { title: 'Message' };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const event = await found(ctx, (await params).id);
  return (
    <>
      <Link href="/admin/webhooks" className="mb-3 inline-block text-quiet text-sm underline">
        All messages
      </Link>
      <PageHead
        title={event.type}
        actions={may(ctx.actor, 'webhooks.replay') ? <ReplayOne eventId={event.id} /> : null}
      >
        A message of {event.source}.
      </PageHead>
      <WebhookDetail event={event} />
    </>
  );
}

/** The message, or the 404 page. */
async function found(ctx: Ctx, eventId: string): Promise<Detail> {
  try {
    return toAnswer(webhookDetailAnswer, await getWebhook(ctx, { eventId }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
