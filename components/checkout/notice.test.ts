import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/client/core/api';
import { refusedNotice } from './notice';

describe('what is said after an order was refused', () => {
  it('names the old and the new total when the price moved', () => {
    const error = new ApiError(409, 'quote_changed', 'Changed.');
    expect(refusedNotice(error, 4200, { minor: 4450, currency: 'USD' })).toEqual({
      kind: 'price_changed',
      beforeMinor: 4200,
      nowMinor: 4450,
      currency: 'USD',
    });
  });

  it('says what else moved when the total is the same', () => {
    const error = new ApiError(409, 'quote_changed', 'Gone.', { reason: 'delivery_gone' });
    expect(refusedNotice(error, 4200, { minor: 4200, currency: 'USD' })).toEqual({ kind: 'refused', error });
  });
});
