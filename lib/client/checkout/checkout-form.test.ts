import { describe, expect, it } from 'vitest';
import { byField, checkedBy } from '../core/faults';
import {
  addressFault,
  checkoutContract,
  checkoutInput,
  destinationOf,
  EMPTY_VALUES,
  FIELD_NAMES,
  valuesFrom,
} from './checkout-form';

const values = {
  ...EMPTY_VALUES,
  email: ' ada@example.com ',
  name: 'Ada Lovelace',
  line1: '12 Analytical Way',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94107',
};

const check = (typed: typeof values) => checkedBy(checkoutContract, checkoutInput(typed));
const faultsOf = (typed: typeof values) => {
  const checked = check(typed);
  const found = checked.ok ? {} : byField(checked.found, FIELD_NAMES);
  return Object.fromEntries(
    FIELD_NAMES.flatMap((name) => (found[name] ? [[name, addressFault(found[name], name)]] : [])),
  );
};

describe('what is typed', () => {
  it('is what the API takes: trimmed, without empty fields', () => {
    expect(check(values)).toEqual({
      ok: true,
      input: {
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
      },
    });
  });

  it('says of every field at once what is wrong, not of the first only', () => {
    expect(faultsOf(EMPTY_VALUES)).toEqual({
      email: 'email',
      name: 'name',
      line1: 'line1',
      city: 'city',
      state: 'state',
      postalCode: 'postalCodeMissing',
    });
    expect(faultsOf({ ...values, city: 'x'.repeat(81), postalCode: '941' })).toEqual({
      city: 'tooLong',
      postalCode: 'postalCode',
    });
  });

  it('needs the state where parcels need one, and only there', () => {
    expect(faultsOf({ ...values, state: '' })).toEqual({ state: 'state' });
    expect(check({ ...values, country: 'CH', state: '', postalCode: '3011' }).ok).toBe(true);
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

describe('valuesFrom', () => {
  it('keeps what was typed over a refresh', () => {
    expect(valuesFrom(JSON.parse(JSON.stringify(values)))).toEqual(values);
  });

  it.each([null, 'x', { city: 1 }, { card: '4242' }])('anything else is an empty form: %j', (stored) => {
    expect(valuesFrom(stored)).toEqual(EMPTY_VALUES);
  });
});
