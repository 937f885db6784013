import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { byField, checkedBy, foundByServer } from './faults';

const contract = z.object({
  recipient: z.object({ city: z.string().check(z.minLength(1, 'Enter the city.')) }),
  photos: z.array(z.string().check(z.maxLength(3))),
});

describe('what is wrong with a form', () => {
  it('stands at the field it is about, however deep the contract has it', () => {
    const checked = checkedBy(contract, { recipient: { city: '' }, photos: ['a', 'long'] });
    expect(checked.ok ? null : byField(checked.found, ['city', 'photos'])).toMatchObject({
      city: { code: 'too_small', message: 'Enter the city.' },
      photos: { code: 'too_big' },
    });
  });

  it('is the same whether the browser or the server found it', () => {
    const found = foundByServer({ 'recipient.city': 'Enter the city.', 'items.0.quantity': 'x', 'photos.1': 'y' });
    expect(Object.keys(byField(found, ['city', 'photos', 'email']))).toEqual(['city', 'photos']);
  });

  it('is told by the first fault of a field', () => {
    const found = foundByServer({ 'photos.0': 'first', 'photos.1': 'second' });
    expect(byField(found, ['photos'])['photos']?.message).toBe('first');
  });
});
