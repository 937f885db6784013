import { expect, it } from 'vitest';
import { compareSides, type OurOrder, type Outside } from './compare-sides';

const NUMBER = 'FBZ20260101000001-1';
const ours: OurOrder = {
  id: '00000000-0000-4000-8000-000000000001',
  orderNumber: 'FBZ20260101000001',
  paymentIntentId: 'pi_1',
  paid: true,
  captured: true,
  mismatched: false,
  totalMinor: 2000,
  refundedMinor: 0,
  currency: 'USD',
  refunds: [],
  parts: [
    {
      id: '00000000-0000-4000-8000-000000000002',
      provider: 'printify',
      externalId: NUMBER,
      podOrderId: 'a1',
      status: 'confirmed',
      confirmed: true,
      trackingNumbers: [],
    },
  ],
};
const listed = (podOrderId: string): Outside['podOrders'][number] => ({
  provider: 'printify',
  podOrderId,
  externalId: NUMBER,
  status: 'confirmed',
  confirmed: true,
  complete: true,
  trackingNumbers: [],
});
const kindsOf = (podOrders: Outside['podOrders']) =>
  compareSides([ours], { complete: false, payments: [], refunds: [], podOrders }).map(({ kind }) => kind);

it('one order on two pages of a list that moved is one order; two orders under one number are two', () => {
  expect(kindsOf([listed('a1'), listed('a1')])).toEqual([]);
  expect(kindsOf([listed('a1'), listed('a2')])).toEqual(['provider_order_doubled']);
});
