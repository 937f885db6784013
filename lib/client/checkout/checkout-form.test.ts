import { describe, expect, it } from 'vitest';
import { checkForm, destinationOf, EMPTY_VALUES, errorsFromServer, valuesFrom } from './checkout-form';

const values = {
  ...EMPTY_VALUES,
  email: ' ada@example.com ',
  name: 'Ada Lovelace',
  line1: '12 Analytical Way',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94107',
};

describe('checkForm', () => {
  it('gives what the API takes: trimmed, without empty fields', () => {
    expect(checkForm(values)).toEqual({
      ok: true,
      email: 'ada@example.com',
      recipient: {
        name: 'Ada Lovelace',
        country: 'US',
        line1: '12 Analytical Way',
        line2: undefined,
        city: 'San Francisco',
        state: 'CA',
        postalCode: '94107',
        phone: undefined,
      },
    });
  });

  it('names every field that is wrong at once, not the first only', () => {
    const checked = checkForm(EMPTY_VALUES);
    expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual([
      'city',
      'email',
      'line1',
      'name',
      'postalCode',
      'state',
    ]);
  });

  it('asks for the state where parcels need one, and only there', () => {
    const us = checkForm({ ...values, state: '' });
    expect(us.ok ? null : us.errors.state).toBe('state');
    expect(checkForm({ ...values, country: 'CH', state: '', postalCode: '3011' }).ok).toBe(true);
  });
});

describe('destinationOf', () => {
  it('is known before name and street are', () => {
    expect(destinationOf({ ...EMPTY_VALUES, state: 'CA', postalCode: '94107' })).toEqual({
      country: 'US',
      state: 'CA',
      postalCode: '94107',
    });
  });

  it('is unknown while the postal code is half typed', () => {
    expect(destinationOf({ ...values, postalCode: '941' })).toBeNull();
    expect(destinationOf({ ...EMPTY_VALUES, state: 'CA', postalCode: '941' })).toBeNull();
  });

  it('is unknown while the state is missing', () => {
    expect(destinationOf({ ...values, state: '' })).toBeNull();
  });
});

describe('errorsFromServer', () => {
  it('marks the field and drops what belongs to none', () => {
    expect(errorsFromServer({ 'recipient.city': 'Enter the city.', email: 'No.', 'items.0.quantity': 'x' })).toEqual({
      city: 'city',
      email: 'email',
    });
  });
});

describe('valuesFrom', () => {
  it('keeps what was typed over a refresh', () => {
    expect(valuesFrom(JSON.parse(JSON.stringify(values)))).toEqual(values);
  });

  it.each([null, 'x', { city: 1 }, { card: '4242' }])('anything else is an empty form: %j', (stored) => {
    expect(valuesFrom(stored)).toEqual(EMPTY_VALUES);
  });
});
