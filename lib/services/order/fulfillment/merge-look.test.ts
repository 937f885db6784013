import { describe, expect, it } from 'vitest';
import type { ShipmentRow } from '@/db/schema/shipments';
import type { PodShipment } from '@/lib/domain/order/pod';
import { mergedPackage } from './merge-look';

const NOW = new Date('2026-07-01T12:00:00Z');
const AHEAD = new Date('2026-07-01T15:00:00Z');
const BEFORE = new Date('2026-06-30T09:00:00Z');
const seen = (more: Partial<PodShipment>): PodShipment => ({
  providerShipmentId: '1',
  status: 'delivered',
  carrier: 'FEDEX',
  service: null,
  trackingNumber: '42',
  trackingUrl: null,
  shippedAt: BEFORE,
  deliveredAt: BEFORE,
  estimatedFrom: null,
  estimatedTo: null,
  reshipment: false,
  items: null,
  ...more,
});

describe('the dates of a package', () => {
  it('are those of the provider, and never of a time that is still to come', () => {
    expect(mergedPackage(seen({}), undefined, NOW)).toMatchObject({ shippedAt: BEFORE, deliveredAt: BEFORE });
    const early = mergedPackage(seen({ shippedAt: AHEAD, deliveredAt: AHEAD }), undefined, NOW);
    expect(early).toMatchObject({ shippedAt: NOW, deliveredAt: NOW });
  });

  it('stay as they were told first while the provider goes on naming a later one', () => {
    const known = { status: 'shipped', shippedAt: BEFORE } as ShipmentRow;
    expect(mergedPackage(seen({ status: 'shipped', shippedAt: AHEAD }), known, NOW).shippedAt).toBe(BEFORE);
  });
});
