import { describe, expect, it } from 'vitest';
import { type ErasureView, whyKept } from './erasure';

const OVER: ErasureView = { status: 'delivered', payment: 'paid', owed: false, attended: false };

describe('an order keeps its name and address', () => {
  it.each([
    [{ status: 'shipped' }, 'under_way'],
    [{ status: 'pending', payment: 'unpaid' }, 'under_way'],
    [{ status: 'on_hold', owed: true }, 'under_way'],
    [{ payment: 'disputed' }, 'payment_open'],
    [{ status: 'canceled', payment: 'processing' }, 'payment_open'],
    [{ status: 'canceled', owed: true }, 'work_owed'],
    [{ attended: true }, 'with_a_person'],
  ] satisfies [Partial<ErasureView>, string][])('while it is %o', (part, reason) => {
    expect(whyKept({ ...OVER, ...part })).toBe(reason);
  });

  it.each(['delivered', 'canceled', 'failed', 'returned'] as const)('and no longer once it is %s', (status) => {
    expect(whyKept({ ...OVER, status })).toBeNull();
  });
});
