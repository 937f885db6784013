import { describe, expect, it } from 'vitest';
import { brandOf, cardNumberState, formatCardNumber, passesLuhn } from './card-number';

describe('the Luhn check', () => {
  it.each(['4242424242424242', '378282246310005', '36227206271667', '6200000000000005', '0'])('takes %s', (digits) => {
    expect(passesLuhn(digits)).toBe(true);
  });

  it.each(['4242424242424241', '1', '', 'x'])('refuses "%s"', (digits) => {
    expect(passesLuhn(digits)).toBe(false);
  });

  it('notices every single wrong digit', () => {
    const right = '4000002500003155';
    for (let place = 0; place < right.length; place++) {
      const wrong = (Number(right.charAt(place)) + 1) % 10;
      expect(passesLuhn(right.slice(0, place) + wrong + right.slice(place + 1))).toBe(false);
    }
  });
});

describe('the brand of a card number', () => {
  it.each([
    ['4', 'visa'],
    ['5555', 'mastercard'],
    ['2221', 'mastercard'],
    ['2720', 'mastercard'],
    ['2721', 'unknown'],
    ['34', 'amex'],
    ['6011', 'discover'],
    ['3056', 'diners'],
    ['3528', 'jcb'],
    ['62', 'unionpay'],
    ['', 'unknown'],
  ])('%s… is %s', (number, brand) => {
    expect(brandOf(number)).toBe(brand);
  });
});

describe('formatting a card number', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['4242-4242 42', '4242 4242 42'],
    ['42424242424242429999', '4242 4242 4242 4242'],
    ['378282246310005', '3782 822463 10005'],
    ['36227206271667', '3622 720627 1667'],
    ['6200000000000000003', '6200 0000 0000 0000 003'],
    ['abc', ''],
  ])('%s → %s', (typed, shown) => {
    expect(formatCardNumber(typed)).toBe(shown);
  });

  it('changes nothing the second time', () => {
    const once = formatCardNumber('378282246310005');
    expect(formatCardNumber(once)).toBe(once);
  });
});

describe('the state of a card number', () => {
  it.each([
    ['', 'incomplete'],
    ['4242 4242 4242 424', 'incomplete'],
    ['4242 4242 4242 4242', 'valid'],
    ['4242 4242 4242 4241', 'invalid'],
    ['3782 822463 10005', 'valid'],
    ['3056 9300 0902 0004', 'valid'],
    ['6200 0000 0000 0005', 'valid'],
    ['9999 9', 'incomplete'],
    ['9999 99', 'invalid'],
  ])('%s is %s', (typed, state) => {
    expect(cardNumberState(typed)).toBe(state);
  });
});
