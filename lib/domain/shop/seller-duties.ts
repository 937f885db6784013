import type { ShopPage } from './pages';
import type { Shop } from './settings';

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const FACTS = {
  country: "the seller's country",
  seller: "the seller's name",
  address: "the seller's address",
  contact: 'a contact address',
} as const satisfies Partial<Record<keyof Shop, string>>;
const EVERYWHERE = ['terms', 'privacy'] as const satisfies readonly ShopPage[];
const IN_THE_EU = ['imprint', 'withdrawal'] as const satisfies readonly ShopPage[];

/**
 * What a seller of that country must tell before taking money and has not: facts of the settings, and pages. Where the
 * country is not said it could be one of the EU. `binding`: its law forbids to sell without. No legal advice.
 */
export function unmetDuties(
  shop: Shop,
  published: readonly ShopPage[],
): { missing: string[]; pages: ShopPage[]; binding: boolean } {
  const binding = shop.country === '' || EU.includes(shop.country);
  const facts = Object.entries(FACTS).filter(([name]) => shop[name as keyof typeof FACTS] === '');
  const pages = [...EVERYWHERE, ...(binding ? IN_THE_EU : [])];
  return {
    missing: [...facts.map(([, said]) => said), ...(binding && shop.taxid === '' ? ['the tax number'] : [])],
    pages: pages.filter((page) => !published.includes(page)),
    binding,
  };
}
