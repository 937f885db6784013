import { z } from 'zod';
import { keptRecipientSchema } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import type { PodOrder, SubmitInput } from '@/lib/domain/order/pod';
import { FULFILLMENT, FULFILLMENTS, isOneOf, mayMove, statesOf } from '@/lib/domain/order/states';
import type { DeskNews } from '@/lib/integrations/pod/desk-news';
import { PROVIDER } from './catalogue';

const item = z.object({
  externalId: z.string(),
  name: z.string(),
  sku: z.string().nullable(),
  quantity: z.int(),
  file: z.string().nullable(),
});
const parcel = z.object({
  carrier: z.string(),
  number: z.string(),
  url: z.string().nullable(),
  shippedAt: z.coerce.date(),
  deliveredAt: z.coerce.date().nullable(),
  returned: z.boolean(),
});
const page = z.object({
  number: z.string(),
  status: z.enum(statesOf(FULFILLMENT)),
  itemIds: z.array(z.string()),
  costMinor: z.int().nullable(),
  costCurrency: z.string(),
  reason: z.string().nullable(),
  parcels: z.array(parcel),
  /** What the mail will say; gone once it is sent or called off, so that whose order it was is kept in one place alone. */
  draft: z.object({ recipient: keptRecipientSchema, way: z.string(), items: z.array(item) }).nullable(),
});
export type Page = z.output<typeof page>;
export type Draft = NonNullable<Page['draft']>;

export const readPage = (value: unknown): Page | null => (value === null ? null : page.parse(value));

export function newPage(
  input: SubmitInput,
  cost: { shippingMinor: number | null; currency: string; way: string },
): Page {
  const costs = input.items.map(({ providerData, quantity }) =>
    typeof providerData['costMinor'] === 'number' ? providerData['costMinor'] * quantity : null,
  );
  return {
    number: input.externalId,
    status: 'pending',
    itemIds: input.items.map(({ externalId }) => externalId),
    costMinor: [...costs, cost.shippingMinor].reduce(
      (sum, each) => (sum === null || each === null ? null : sum + each),
      0,
    ),
    costCurrency: cost.currency,
    reason: null,
    parcels: [],
    draft: {
      recipient: input.recipient,
      way: cost.way,
      items: input.items.map(({ externalId, name, sku, quantity, print, providerData }) => {
        const file = print?.url ?? providerData['printFile'];
        return { externalId, name, sku, quantity, file: file === undefined ? null : String(file) };
      }),
    },
  };
}

export function toPodOrder({ number, status, parcels, draft, ...page }: Page): PodOrder {
  return {
    podOrderId: number,
    externalId: number,
    providerStatus: status,
    status,
    ...{ onHold: false, trouble: null, reason: page.reason, unmade: [], complete: true },
    confirmed: isOneOf(status, FULFILLMENTS.accepted),
    costMinor: page.costMinor,
    costCurrency: page.costMinor === null ? null : page.costCurrency,
    itemIds: page.itemIds,
    shipments: parcels.map((each) => ({
      providerShipmentId: `${number} ${each.carrier} ${each.number}`,
      status: each.returned ? 'returned' : each.deliveredAt ? 'delivered' : 'shipped',
      ...{ carrier: each.carrier, service: null, trackingNumber: each.number, trackingUrl: each.url },
      ...{ shippedAt: each.shippedAt, deliveredAt: each.deliveredAt, estimatedFrom: null, estimatedTo: null },
      ...{ reshipment: false, items: null },
    })),
  };
}

/** What staff were told, written down. Throws ProviderError rejected where it cannot have happened. */
export function withNews(before: Page, news: DeskNews, now: Date): Page {
  const isNext = mayMove(FULFILLMENT, before.status, news.status);
  const isAnotherParcel = news.status === 'shipped' && before.status === 'shipped';
  if (before.status === 'pending' || !(isNext || isAnotherParcel))
    throw new ProviderError(PROVIDER, 'rejected', `an order that is ${before.status} cannot become ${news.status}`);
  if (news.status !== 'shipped') {
    const parcels = before.parcels.map((each) => ({
      ...each,
      deliveredAt: news.status === 'delivered' ? (each.deliveredAt ?? now) : each.deliveredAt,
      returned: news.status === 'returned' || each.returned,
    }));
    return { ...before, status: news.status, reason: news.reason ?? null, parcels };
  }
  const { carrier, trackingNumber: number, trackingUrl: url = null } = news;
  if (!carrier || !number) throw new ProviderError(PROVIDER, 'rejected', 'what was sent has a carrier and a number');
  const others = before.parcels.filter((each) => each.carrier !== carrier || each.number !== number);
  const sent = { carrier, number, url, shippedAt: now, deliveredAt: null, returned: false };
  return { ...before, status: news.status, reason: null, parcels: [...others, sent] };
}
