import { describe, expect, it } from 'vitest';
import { leftOutFields } from './left-out-fields';

const ADDRESS = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'].map((name) => `address.${name}`);

describe('the fields a page takes upon itself', () => {
  it('are none by default', () => {
    expect(leftOutFields(undefined)).toEqual([]);
    expect(leftOutFields({ billingDetails: 'auto' })).toEqual([]);
    expect(leftOutFields({ billingDetails: { address: 'if_required' } })).toEqual([]);
  });

  it('are all billing details for a plain never', () => {
    expect(leftOutFields({ billingDetails: 'never' })).toEqual(['name', 'email', 'phone', ...ADDRESS]);
  });

  it('are those named never, in the names of the API', () => {
    expect(leftOutFields({ billingDetails: { address: 'never' } })).toEqual(ADDRESS);
    expect(leftOutFields({ billingDetails: { email: 'never', address: { postalCode: 'never' } } })).toEqual([
      'email',
      'address.postal_code',
    ]);
  });

  it('may be set for cards alone', () => {
    expect(leftOutFields({ card: { billingDetails: { name: 'never' } } })).toEqual(['name']);
  });
});
