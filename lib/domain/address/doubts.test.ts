import { describe, expect, it } from 'vitest';
import { NO_NEEDS, needFaults } from './delivery-needs';
import { doubtsIn } from './doubts';
import { toLatin } from './latin';
import { mailSlip } from './mail-slip';
import { recipientSchema } from './recipient';
import { isElsewhere } from './state-of-code';
import { readTaxNumber } from './tax-number';

const ADA = {
  name: 'Ada Lovelace',
  line1: '1 Main St',
  city: 'Austin',
  country: 'US',
  state: 'TX',
  postalCode: '78701',
};

describe('what is typed', () => {
  it('is cleaned of what nobody sees before it can reach a label', () => {
    const typed = {
      ...ADA,
      name: 'Jo\u202ehn\nDoe\u200b',
      line1: '１２\u00ad Main St',
      phone: '\u202d+1 512 555 0100\u202c',
      city: ' Austin\t',
    };
    expect(recipientSchema.parse(typed)).toEqual({
      ...ADA,
      name: 'John Doe',
      line1: '12 Main St',
      phone: '+1 512 555 0100',
    });
  });

  it.each(['n/a', '-', 'none'])('"%s" is no phone number', (phone) => {
    expect(recipientSchema.parse({ ...ADA, phone })).not.toHaveProperty('phone', expect.anything());
  });

  it('a state that is a country of its own here says so', () => {
    const faults = recipientSchema.safeParse({ ...ADA, state: 'PR', postalCode: '00930' }).error?.issues;
    expect(faults).toMatchObject([{ path: ['state'], params: { fault: 'stateIsCountry' } }]);
  });

  it('nothing goes where nobody delivers', () => {
    const faults = recipientSchema.safeParse({ ...ADA, country: 'UA', state: '', postalCode: '95000' }).error?.issues;
    expect(faults).toMatchObject([{ path: ['postalCode'], params: { fault: 'placeNotServed' } }]);
  });
});

describe('what a carrier needs', () => {
  it('is told at every field it is missing from', () => {
    const recipient = { ...ADA, name: '山田太郎', line1: 'PO Box 12' };
    const needs = { phone: true, tax: true, latin: true, street: true };
    expect(needFaults(recipient, needs).map(({ field, fault }) => `${field} ${fault}`)).toEqual([
      'phone phone',
      'taxNumber taxNumber',
      'name latin',
      'line1 poBox',
    ]);
    expect(needFaults(recipient, NO_NEEDS)).toEqual([]);
    expect(needFaults({ ...ADA, state: 'AE' }, { ...NO_NEEDS, street: true })).toHaveLength(1);
  });

  it.each([
    ['52998224725', '529.982.247-25'],
    ['529.982.247-25', '529.982.247-25'],
    ['11444777000161', '11.444.777/0001-61'],
    ['52998224726', null],
    ['11111111111', null],
    ['', null],
  ])('Brazil: "%s" is the tax number %s', (typed, number) => {
    expect(readTaxNumber('BR', typed)).toBe(number);
  });

  it('names in Cyrillic and Greek can be written in Latin letters, others must be by the shopper', () => {
    expect(toLatin('Иван Щукин')).toBe('Ivan Shchukin');
    expect(toLatin('Γιώργος')).toBe('Giorgos');
    expect(toLatin('Łódź 5½')).toBe('Łódź 5½');
    expect(toLatin('山田')).toBeNull();
  });
});

describe('what is asked about', () => {
  it.each([
    ['jane@gmial.con', 'jane@gmail.com'],
    ['jane@gmail.con', 'jane@gmail.com'],
    ['jane@gmai.com', 'jane@gmail.com'],
    ['jane@hotmial.com', 'jane@hotmail.com'],
    ['jane@firma.con', 'jane@firma.com'],
    ['jane@gmail.com', null],
    ['jane@mail.com', null],
    ['jane@ymail.com', null],
    ['jane@gmx.de', null],
    ['jane@outlook.de', null],
    ['jane@example.org', null],
  ])('%s: did you mean %s', (typed, meant) => {
    expect(mailSlip(typed)).toBe(meant);
  });

  it.each([
    ['US', 'CA', '10001', true],
    ['US', 'CA', '00000', true],
    ['US', 'NY', '10001-1234', false],
    ['US', 'AE', '09012', false],
    ['US', 'NY', '00501', false],
    ['CA', 'QC', 'M5V 2T6', true],
    ['AU', 'ACT', '2600', false],
    ['DE', '', '10115', false],
  ])('%s %s %s lies elsewhere: %s', (country, state, code, elsewhere) => {
    expect(isElsewhere(country, state, code)).toBe(elsewhere);
  });

  it('has the likely answer beside it, and nothing is asked without a reason', () => {
    expect(doubtsIn({ ...ADA, postalCode: '90210' }, { email: 'a@gmail.con', latin: true })).toEqual([
      { field: 'email', kind: 'mail', typed: 'a@gmail.con', suggestion: 'a@gmail.com' },
      { field: 'postalCode', kind: 'codeElsewhere', typed: '90210', suggestion: null },
    ]);
    expect(doubtsIn(ADA, { email: 'a@gmail.com', latin: true })).toEqual([]);
  });
});
