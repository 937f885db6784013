import type { Blueprint } from './blueprint';
import { invalid } from './errors';
import { SHIPPING_METHODS, type ShippingMethod } from './order';
import type { Settings } from './settings';

/** USD cents. */
export type Rate = { first: number; additional: number };

/** Where standard shipping costs more than at home, by a flat amount per first and per further item. */
const ZONES: { countries: string[]; extra: Rate }[] = [
  { countries: ['US'], extra: { first: 0, additional: 0 } },
  { countries: ['CA'], extra: { first: 340, additional: 120 } },
  { countries: ['GB', 'IE'], extra: { first: 260, additional: 90 } },
  {
    countries: ['AT', 'BE', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'IT', 'LU', 'NL', 'NO', 'PL', 'PT', 'SE', 'CH'],
    extra: { first: 390, additional: 150 },
  },
  { countries: ['AU', 'NZ'], extra: { first: 720, additional: 310 } },
];
const REST_OF_THE_WORLD: Rate = { first: 960, additional: 420 };

export const METHODS = Object.keys(SHIPPING_METHODS).filter(isMethod);

export function isMethod(name: string): name is ShippingMethod {
  return name in SHIPPING_METHODS;
}

export function methodOf(number: number): ShippingMethod | undefined {
  return METHODS.find((method) => SHIPPING_METHODS[method] === number);
}

/** Standard shipping by zone; the last one catches every other country. */
export function standardZones(blueprint: Blueprint): { countries: string[]; rate: Rate }[] {
  const rows = [...ZONES, { countries: ['REST_OF_THE_WORLD'], extra: REST_OF_THE_WORLD }];
  return rows.map(({ countries, extra }) => ({
    countries,
    rate: {
      first: blueprint.shipping.first + extra.first,
      additional: blueprint.shipping.additional + extra.additional,
    },
  }));
}

/** The rate to a country (ISO-2), or null where the method does not go there or does not take this item. */
export function rateOf(blueprint: Blueprint, method: ShippingMethod, country: string): Rate | null {
  const { first, additional } = blueprint.shipping;
  if (method !== 'standard' && country !== 'US') return null;
  switch (method) {
    case 'standard': {
      const zones = standardZones(blueprint);
      const zone = zones.find(({ countries }) => countries.includes(country)) ?? zones.at(-1);
      return zone ? zone.rate : null;
    }
    case 'priority':
      return { first: first + 600, additional: additional + 250 };
    case 'express':
      return blueprint.isExpressEligible ? { first: 799, additional: 240 } : null;
    case 'economy':
      return blueprint.isEconomyEligible ? { first: first - 110, additional: Math.max(0, additional - 40) } : null;
  }
}

export type Parcel = { blueprint: Blueprint; providerId: number; quantity: number };

/**
 * What each item's shipping costs, for its whole quantity, or null where the method cannot take all of them.
 * Each print provider sends a parcel of its own: its dearest item pays the first-item rate, the rest the additional.
 */
export function shippingByItem(items: Parcel[], method: ShippingMethod, country: string): number[] | null {
  const rated = items.flatMap((item) => {
    const rate = rateOf(item.blueprint, method, country);
    return rate ? [{ ...item, rate }] : [];
  });
  if (rated.length < items.length) return null;
  const leaders = new Map<number, (typeof rated)[number]>();
  for (const item of rated) {
    const leader = leaders.get(item.providerId);
    if (!leader || item.rate.first > leader.rate.first) leaders.set(item.providerId, item);
  }
  return rated.map((item) => {
    const { rate, quantity, providerId } = item;
    const leads = leaders.get(providerId) === item;
    return leads ? rate.first + rate.additional * (quantity - 1) : rate.additional * quantity;
  });
}

/** As above; throws 400/8150 where the method cannot take all items to this country. */
export function requireShipping(items: Parcel[], method: ShippingMethod, country: string): number[] {
  const costs = shippingByItem(items, method, country);
  if (!costs) throw invalid(8150, 'shipping_method: The selected shipping method is not available for this order.');
  return costs;
}

/** The flat answer of a quote. Methods that cannot be had are absent; names depend on the generation of keys. */
export function quote(items: Parcel[], country: string, keys: Settings['shippingKeys']): Record<string, number> {
  const answer: Record<string, number> = {};
  for (const method of METHODS) {
    const costs = shippingByItem(items, method, country);
    if (!costs) continue;
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    for (const name of KEY_NAMES[keys][method]) answer[name] = total;
  }
  return answer;
}

/** "express" first meant what is now called "priority". */
const KEY_NAMES: Record<Settings['shippingKeys'], Record<ShippingMethod, string[]>> = {
  old: { standard: ['standard'], priority: ['express'], express: [], economy: ['economy'] },
  transitional: {
    standard: ['standard'],
    priority: ['express', 'priority'],
    express: ['printify_express'],
    economy: ['economy'],
  },
  final: { standard: ['standard'], priority: ['priority'], express: ['express'], economy: ['economy'] },
};
