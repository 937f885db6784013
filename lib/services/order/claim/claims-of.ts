import { inArray } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderItemRow, orderItems } from '@/db/schema/orders';
import { type ProblemReportRow, problemReports } from '@/db/schema/service';
import type { ShipmentRow } from '@/db/schema/shipments';
import { isoDay } from '@/lib/domain/core/days';
import { PROBLEM_LABEL } from '@/lib/domain/order/problem';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { podLabel } from '../reading/pod-label';
import { piecesIn } from '../status/items-of';
import { newestGenerations } from '../status/newest-generations';
import { packagesOf } from '../status/packages-of';

const DAY_MS = 86_400_000;

/** `until`: when the provider stops taking it; null where no day is known. `dossier`: all it asks for, to paste there. */
export type Claim = {
  provider: string;
  providerLabel: string;
  orderUrl: string | null;
  until: Date | null;
  dossier: string;
};

/**
 * What each of these reports may be claimed for, by its id: one claim for each part it can be about, replacements among
 * them, that has left.
 */
export async function claimsOf(ctx: Ctx, reports: readonly ProblemReportRow[]): Promise<Map<string, Claim[]>> {
  const orderIds = [...new Set(reports.map(({ orderId }) => orderId))];
  const [items, all] = await Promise.all([
    ctx.db.select().from(orderItems).where(inArray(orderItems.orderId, orderIds)),
    ctx.db.select().from(fulfillments).where(inArray(fulfillments.orderId, orderIds)),
  ]);
  const current = [...Map.groupBy(all, ({ orderId }) => orderId).values()].flatMap(newestGenerations);
  const left = current.filter(({ status }) => isOneOf(status, FULFILLMENTS.shipped));
  const boxes = await packagesOf(ctx.db, left);
  return new Map(
    reports.map((report) => {
      const goods = items.filter(({ orderId, id }) => orderId === report.orderId && (report.orderItemId ?? id) === id);
      const parts = left.filter(({ orderId }) => orderId === report.orderId);
      return [report.id, parts.flatMap((part) => claimOf(ctx, { report, part, pieces: piecesIn(part, goods), boxes }))];
    }),
  );
}

type Asked = {
  report: ProblemReportRow;
  part: FulfillmentRow;
  pieces: readonly OrderItemRow[];
  boxes: readonly ShipmentRow[];
};

function claimOf(ctx: Ctx, { report, part, pieces, boxes }: Asked): Claim[] {
  if (pieces.length === 0) return [];
  const pod = ctx.pods.get(part.provider);
  const own = boxes.filter(({ fulfillmentId }) => fulfillmentId === part.id);
  const arrivedAt = latest(own, 'deliveredAt');
  const from = arrivedAt ?? latest(own, 'estimatedTo');
  const days = pod?.claimDays ?? null;
  const lines = [
    `Order ${part.podOrderId ?? ''} (ours: ${part.externalId})`,
    arrivedAt ? `Delivered ${isoDay(arrivedAt)}` : 'Not reported as delivered',
    ...own.map((box) => `Parcel ${[box.carrier, box.trackingNumber].filter(Boolean).join(' ')}`),
    ...pieces.map(
      ({ quantity, title, variantName, sku }) => `${quantity} × ${title}, ${variantName}${sku ? ` (${sku})` : ''}`,
    ),
    `Reported ${isoDay(report.createdAt)}: ${PROBLEM_LABEL[report.kind]}`,
    `“${ctx.vault.open(problemReports.textSealed, report.id, report.textSealed)}”`,
    ...photosOf(report).map((path) => `Photo (staff only, attach it): ${ctx.env.APP_URL}${path}`),
  ];
  return [
    {
      provider: part.provider,
      providerLabel: podLabel(ctx, part.provider),
      orderUrl: part.podOrderId === null ? null : (pod?.orderUrl(part.podOrderId) ?? null),
      until: from && days !== null ? new Date(from.getTime() + days * DAY_MS) : null,
      dossier: lines.join('\n'),
    },
  ];
}

export const photosOf = ({ id, photos }: ProblemReportRow) =>
  photos.map((_photo, place) => `/api/admin/problems/${id}/photos/${place}`);

function latest(boxes: readonly ShipmentRow[], key: 'deliveredAt' | 'estimatedTo'): Date | null {
  return boxes.reduce<Date | null>((last, { [key]: at }) => (at && (!last || at > last) ? at : last), null);
}
