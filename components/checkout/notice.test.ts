import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/client/api';
import { declinedNotice, refusedNotice } from './notice';

describe('what is said after a failed attempt', () => {
  it('says "not charged" only when that is known', () => {
    const words = 'The card was declined.';
    expect(declinedNotice({ outcome: 'declined', words, notCharged: true }).text).toContain('not been charged');
    expect(declinedNotice({ outcome: 'declined', words, notCharged: false }).text).not.toContain('charged');
  });

  it('names the old and the new total when the price moved', () => {
    const notice = refusedNotice(new ApiError(409, 'quote_changed', 'Changed.'), 4200, {
      minor: 4450,
      currency: 'USD',
    });
    expect(notice.text).toContain('$42.00');
    expect(notice.text).toContain('$44.50');
  });

  it("uses the server's words when the total is the same and something else moved", () => {
    const error = new ApiError(409, 'quote_changed', 'This way of delivery is no longer offered.');
    expect(refusedNotice(error, 4200, { minor: 4200, currency: 'USD' }).text).toBe(error.message);
  });
});
