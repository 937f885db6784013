import { describe, expect, it } from 'vitest';
import { carrierName, isSameCarrier, trackingLink } from './carriers';

describe('a carrier', () => {
  it.each([
    ['FEDEX', 'FedEx'],
    ['ASENDIA', 'Asendia'],
    ['dhl', 'DHL'],
    ['DHL_EXPRESS', 'DHL'],
    ['Royal-Mail', 'Royal Mail'],
    ['Kurier Müller ', 'Kurier Müller'],
  ])('%s is called %s', (told, name) => {
    expect(carrierName(told)).toBe(name);
  });

  it('is the same in any spelling, and may be where it is not told', () => {
    expect(isSameCarrier('FEDEX', 'FedEx')).toBe(true);
    expect(isSameCarrier('usps', null)).toBe(true);
    expect(isSameCarrier('USPS', 'DHL')).toBe(false);
  });

  it('that has a page for numbers is followed there where the provider sends no link', () => {
    expect(trackingLink('USPS', '9400 1')).toBe('https://tools.usps.com/go/TrackConfirmAction?tLabels=9400%201');
    expect(trackingLink('Kurier Müller', '1')).toBeNull();
    expect(trackingLink('USPS', null)).toBeNull();
  });
});
