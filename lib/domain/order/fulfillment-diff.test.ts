import { expect, it } from 'vitest';
import { differencesOf, type OurPart } from './fulfillment-diff';
import type { PodOrder, PodShipment } from './pod';

const BOX: PodShipment = {
  providerShipmentId: 's1',
  status: 'shipped',
  carrier: 'USPS',
  service: null,
  trackingNumber: 'T1',
  trackingUrl: 'https://example.com/T1',
  shippedAt: null,
  deliveredAt: null,
  estimatedFrom: null,
  estimatedTo: null,
  reshipment: false,
  items: null,
};
const THEIRS: PodOrder = {
  podOrderId: '77',
  externalId: 'FBZ-1',
  providerStatus: 'fulfilled',
  status: 'shipped',
  onHold: false,
  reason: null,
  confirmed: true,
  costMinor: 1250,
  costCurrency: 'USD',
  shipments: [BOX],
  trouble: null,
  unmade: [],
  itemIds: [],
  complete: true,
};
const OURS: OurPart = {
  status: 'shipped',
  onHold: false,
  reason: null,
  providerStatus: 'fulfilled',
  podOrderId: '77',
  costMinor: 1250,
  costCurrency: 'USD',
  shipments: [BOX],
};

it('finds nothing where both say the same', () => {
  expect(differencesOf(OURS, THEIRS)).toEqual([]);
});

it('shows what a missed shipment would bring', () => {
  const found = differencesOf({ ...OURS, status: 'in_production', providerStatus: 'inprocess', shipments: [] }, THEIRS);
  expect(found.map(({ field, ours, theirs, outcome }) => [field, ours, theirs, outcome])).toEqual([
    ['Status', 'in_production', 'shipped', 'taken_over'],
    ['Their word', 'inprocess', 'fulfilled', 'taken_over'],
    ['Package T1', null, 'shipped, USPS', 'taken_over'],
  ]);
});

it('says that an older status will not be taken over', () => {
  const found = differencesOf({ ...OURS, status: 'delivered' }, THEIRS);
  expect(found).toEqual([
    { field: 'Status', ours: 'delivered', theirs: 'shipped', outcome: 'kept', why: 'An order never goes back.' },
  ]);
});

it('does not take an accepted order’s "pending" for a difference', () => {
  const accepted = { ...THEIRS, status: 'pending' as const, providerStatus: 'pending', shipments: [] };
  expect(differencesOf({ ...OURS, status: 'confirmed', providerStatus: 'pending', shipments: [] }, accepted)).toEqual(
    [],
  );
});

it('keeps our status when theirs is a word nobody knows', () => {
  const found = differencesOf(OURS, { ...THEIRS, status: null, providerStatus: 'teleported' });
  expect(found[0]).toMatchObject({ field: 'Status', outcome: 'kept', theirs: 'teleported' });
});

it('never forgets a package that the provider no longer lists', () => {
  expect(differencesOf(OURS, { ...THEIRS, shipments: [] })).toMatchObject([{ field: 'Package T1', outcome: 'kept' }]);
});
