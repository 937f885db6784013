import { describe, expect, it } from 'vitest';
import { attemptKey } from './attempt-key';

const body = { items: [{ variant_id: 'a', quantity: 1 }], email: 'ada@example.com', recipient: { city: 'Bern' } };

describe('attemptKey', () => {
  it('is the same for the same checkout, whatever order its fields came in', () => {
    const shuffled = {
      recipient: { city: 'Bern' },
      email: 'ada@example.com',
      items: [{ quantity: 1, variant_id: 'a' }],
    };
    expect(attemptKey('seed', shuffled)).toBe(attemptKey('seed', body));
  });

  it.each([
    ['another quantity', { ...body, items: [{ variant_id: 'a', quantity: 2 }] }],
    ['another address', { ...body, recipient: { city: 'Basel' } }],
    ['another total', { ...body, expected_total_minor: 1 }],
  ])('is another one for %s', (_, changed) => {
    expect(attemptKey('seed', changed)).not.toBe(attemptKey('seed', body));
  });

  it('is another one in the next checkout, even when the same things are bought again', () => {
    expect(attemptKey('other', body)).not.toBe(attemptKey('seed', body));
  });

  it('fits what the server accepts: 8 to 255 printable characters', () => {
    expect(attemptKey('0123456789abcdef', body)).toMatch(/^[\w.]{8,255}$/);
  });
});
