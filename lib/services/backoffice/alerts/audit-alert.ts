import { eq } from 'drizzle-orm';
import type { AlertRow } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';

type Did = { did: 'assign' | 'acknowledge' | 'resolve' | 'retry'; assignee?: string | null };

/** Under the order's number where it is about one, so that the order's page tells it too. */
export async function auditAlert(ctx: TxCtx, alert: AlertRow, data: Did): Promise<void> {
  const [order] =
    alert.orderId === null
      ? []
      : await ctx.db.select({ number: orders.orderNumber }).from(orders).where(eq(orders.id, alert.orderId));
  await recordAudit(ctx, {
    action: 'alerts.handle',
    subject: order?.number ?? alert.key,
    data: { ...data, kind: alert.kind },
  });
}
