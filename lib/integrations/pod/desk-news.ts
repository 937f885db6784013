import type { FULFILLMENTS } from '@/lib/domain/order/states';

/** What staff were told of an order by a print shop that tells us nothing by itself. */
export type DeskNews = {
  status: (typeof FULFILLMENTS.entered)[number];
  /** Of the parcel that was sent. */
  carrier?: string | undefined;
  trackingNumber?: string | undefined;
  trackingUrl?: string | undefined;
  reason?: string | undefined;
};
