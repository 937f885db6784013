import { and, asc, eq, inArray } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { fulfillments, type OrderItemRow, type OrderRow, orderItems } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/service';
import { type ShipmentRow, shipmentItems } from '@/db/schema/shipments';
import { addressLines } from '@/lib/domain/address/address-lines';
import { carrierName, trackingLink } from '@/lib/domain/address/carriers';
import type { Recipient } from '@/lib/domain/address/recipient';
import { mailPicturePath, printedSize } from '@/lib/domain/catalogue/design';
import { smallPicture } from '@/lib/domain/catalogue/picture-source';
import { isoDay } from '@/lib/domain/core/days';
import type { Locale } from '@/lib/domain/core/locale';
import { paymentMethodName } from '@/lib/domain/money/payment-method';
import type { DayRange } from '@/lib/domain/order/delivery-window';
import { payloadOf } from '@/lib/domain/order/effects';
import { type MailEffect, mailOf, type OrderMail } from '@/lib/domain/order/mails';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx, Effect } from '@/lib/engine/ctx';
import { issueToken } from '@/lib/services/order/reading/access-tokens';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { piecesIn } from '@/lib/services/order/status/items-of';
import { packagesOf } from '@/lib/services/order/status/packages-of';
import { mailSender } from './mail-sender';
import type { MailFacts, ToldItem, ToldPackage } from './told';

/** What one mail tells of an order as it is now. `shipmentIds`: the packages it is about. */
export async function mailFacts(
  ctx: Ctx,
  effect: Effect<MailEffect>,
  order: OrderRow,
  shipmentIds: readonly string[],
): Promise<MailFacts> {
  const { payload } = effect;
  const items = await ctx.db
    .select()
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id))
    .orderBy(asc(orderItems.id));
  const tell = teller(ctx, items, order.locale);
  const told = await aboutWhich(ctx, effect, order, items);
  // The link travels by mail and may be forwarded, so what it opens is masked.
  const token = await issueToken(ctx, order.id, effect.kind === 'mail_rating' ? 'rating' : 'weak');
  const { deliveryWindow: window, shipping, quote } = order;
  const dates = 'previous_to' in payload ? payload : null;
  return {
    locale: order.locale,
    ...(await mailSender(ctx)),
    orderNumber: order.orderNumber,
    url: `${ctx.env.APP_URL}/orders/${order.orderNumber}?t=${token}`,
    declineUrl: `${ctx.env.APP_URL}/mails/${token}`,
    orderedOn: isoDay(order.createdAt),
    graceUntil: order.graceUntil,
    expected: {
      from: dates?.from ?? window?.from ?? shipping.deliveryFrom,
      to: dates?.to ?? window?.to ?? shipping.deliveryTo,
    },
    expectedBefore: dates && { from: dates.previous_from, to: dates.previous_to },
    amounts: {
      subtotalMinor: order.subtotalMinor,
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
      taxMode: quote?.tax.mode ?? 'off',
      currency: order.currency,
    },
    instructions: order.paymentInstructions,
    payment: order.paymentMethod && paymentMethodName(order.paymentMethod),
    deliverTo: deliverTo(mailOf(effect.kind), recipientOf(ctx, order).recipient, order.locale),
    packages: await toldPackages(ctx, items, shipmentIds, tell),
    restFollows: shipmentIds.length > 0 && (await isMoreComing(ctx, order)),
    refundMinor: 'amount_minor' in payload ? payload.amount_minor : null,
    refusal: 'report_id' in payload ? await refusalOf(ctx, payload.report_id) : null,
    items: told.flatMap(({ itemId, quantity }) => tell(itemId, quantity)),
  };
}

async function refusalOf(ctx: Ctx, reportId: string): Promise<string | null> {
  const [report] = await ctx.db.select().from(problemReports).where(eq(problemReports.id, reportId));
  return report?.answerSealed ? ctx.vault.open(problemReports.answerSealed, report.id, report.answerSealed) : null;
}

/** A mail may be forwarded: no telephone number ever, and the street only where the address is confirmed. */
export function deliverTo(mail: OrderMail | null, whole: Recipient, locale: Locale): string[] {
  const { name, city, state, postalCode, country, company, line1, line2 } = whole;
  const place = { name, city, state, postalCode, country };
  return addressLines(mail === 'placed' ? { ...place, company, line1, line2 } : { ...place, line1: '' }, locale);
}

type Pieces = { itemId: string; quantity: number };
type Tell = (itemId: string, quantity: number) => ToldItem[];

/** An own design is shown by its own picture, on the colour of the good. */
function teller(ctx: Ctx, items: readonly OrderItemRow[], locale: Locale): Tell {
  return (itemId, quantity) =>
    items
      .filter(({ id }) => id === itemId)
      .map(({ title, variantName, picture, design }) => ({
        title,
        variantName,
        quantity,
        picture: design ? ctx.env.APP_URL + mailPicturePath(design.file) : picture && mailPicture(ctx, picture),
        backdrop: design?.area.stage.background ?? null,
        ownDesign: design && printedSize(design, locale),
      }));
}

export function mailPicture(ctx: Ctx, picture: string): string {
  return new URL(smallPicture(picture), ctx.env.APP_URL).href;
}

/** Which items, and how many of each, a mail is about. */
async function aboutWhich(
  ctx: Ctx,
  effect: Effect<MailEffect>,
  order: OrderRow,
  items: readonly OrderItemRow[],
): Promise<Pieces[]> {
  const all = items.map(({ id, quantity }) => ({ itemId: id, quantity }));
  if (effect.kind === 'mail_cancel_refused') {
    const refusing = await refusingProviders(ctx, order.id);
    return all.filter(({ itemId }) => items.some(({ id, provider }) => id === itemId && refusing.has(provider)));
  }
  if (effect.fulfillmentId !== null && !('refund_id' in effect.payload)) {
    const [part] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, effect.fulfillmentId));
    return part ? piecesIn(part, items).map(({ id, quantity }) => ({ itemId: id, quantity })) : all;
  }
  if (!('refund_id' in effect.payload)) return all;
  const { effect_id, amount_minor } = effect.payload;
  const given = effect_id === undefined ? null : await refundedPieces(ctx, effect_id, items);
  if (given !== null) return given;
  return amount_minor === order.totalMinor ? all : [];
}

/** What a refund of ours is for; null where it is an amount and no items. */
async function refundedPieces(ctx: Ctx, effectId: string, items: readonly OrderItemRow[]): Promise<Pieces[] | null> {
  const [refund] = await ctx.db
    .select({ payload: effects.payload, provider: fulfillments.provider })
    .from(effects)
    .leftJoin(fulfillments, eq(fulfillments.id, effects.fulfillmentId))
    .where(and(eq(effects.id, effectId), eq(effects.kind, 'refund')));
  if (!refund) return null;
  const payload = payloadOf('refund', refund.payload);
  if (payload.because !== 'request')
    return refund.provider === null
      ? null
      : items
          .filter(({ provider }) => provider === refund.provider)
          .map(({ id, quantity }) => ({ itemId: id, quantity }));
  const [asked] = await ctx.db.select().from(refundRequests).where(eq(refundRequests.id, payload.request_id));
  if (!asked || asked.lines.length === 0) return null;
  return asked.lines.map(({ item_id, quantity }) => ({ itemId: item_id, quantity }));
}

/** The packages a mail is about, with what lies in each; all of its part's items while the print shop has not told. */
async function toldPackages(
  ctx: Ctx,
  items: readonly OrderItemRow[],
  shipmentIds: readonly string[],
  tell: Tell,
): Promise<ToldPackage[]> {
  if (shipmentIds.length === 0) return [];
  const parts = await ctx.db
    .select()
    .from(fulfillments)
    .where(eq(fulfillments.orderId, items[0]?.orderId ?? ''));
  const inside = await ctx.db
    .select()
    .from(shipmentItems)
    .where(inArray(shipmentItems.shipmentId, [...shipmentIds]));
  const partOf = (box: ShipmentRow) => parts.find(({ id }) => id === box.fulfillmentId);
  const isBought = (box: ShipmentRow) => partOf(box)?.replacement === 0;
  const boxes = await packagesOf(ctx.db, parts);
  return boxes.flatMap((box) => {
    if (!shipmentIds.includes(box.id)) return [];
    const packed = inside.filter(({ shipmentId }) => shipmentId === box.id);
    const part = partOf(box);
    const guessed = part ? piecesIn(part, items).map(({ id, quantity }) => tell(id, quantity)) : [];
    return [
      {
        place: isBought(box) ? boxes.filter(isBought).indexOf(box) + 1 : null,
        carrier: box.carrier && carrierName(box.carrier),
        trackingNumber: box.trackingNumber,
        trackingUrl: box.trackingUrl?.startsWith('https://')
          ? box.trackingUrl
          : trackingLink(box.carrier, box.trackingNumber),
        expected: daysOf(box),
        items: (packed.length > 0 ? packed.map((each) => tell(each.orderItemId, each.quantity)) : guessed).flat(),
      },
    ];
  });
}

function daysOf({ estimatedFrom: from, estimatedTo: to }: ShipmentRow): DayRange | null {
  const [first, last] = [from ?? to, to ?? from];
  return first && last && { from: isoDay(first), to: isoDay(last) };
}

async function isMoreComing(ctx: Ctx, order: OrderRow): Promise<boolean> {
  const [part] = await ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .where(and(eq(fulfillments.orderId, order.id), oneOf(fulfillments.status, FULFILLMENTS.unshipped)))
    .limit(1);
  return part !== undefined;
}

/** Who went on printing when the order was called off. */
async function refusingProviders(ctx: Ctx, orderId: string): Promise<Set<string>> {
  const refused = await ctx.db
    .select({ provider: fulfillments.provider })
    .from(orderEvents)
    .innerJoin(fulfillments, eq(fulfillments.id, orderEvents.fulfillmentId))
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'cancel.refused')));
  return new Set(refused.map(({ provider }) => provider));
}
