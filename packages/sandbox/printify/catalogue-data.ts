import { type Blueprint, type BlueprintVariant, variantsOf } from './blueprint';
import { HOME } from './blueprints-home';
import { WEAR } from './blueprints-wear';

export type PrintProvider = {
  id: number;
  title: string;
  location: {
    address1: string;
    address2: string | null;
    city: string;
    country: string;
    region: string;
    zip: string;
  };
};

export const PRINT_PROVIDERS: PrintProvider[] = [
  {
    id: 301,
    title: 'Cedar & Ink Print Works',
    location: {
      address1: '410 Foundry Lane',
      address2: 'Unit 6',
      city: 'Columbus',
      country: 'US',
      region: 'OH',
      zip: '43215',
    },
  },
  {
    id: 302,
    title: 'Harbour Press Studio',
    location: {
      address1: '18 Quayside Row',
      address2: null,
      city: 'Bristol',
      country: 'GB',
      region: '',
      zip: 'BS1 4RN',
    },
  },
  {
    id: 303,
    title: 'Lumen Fabric Co.',
    location: {
      address1: '2207 Mill Street',
      address2: null,
      city: 'Greenville',
      country: 'US',
      region: 'SC',
      zip: '29601',
    },
  },
];

export const BLUEPRINTS: Blueprint[] = [...HOME, ...WEAR];

export function findBlueprint(id: number): Blueprint | undefined {
  return BLUEPRINTS.find((blueprint) => blueprint.id === id);
}

export function findProvider(id: number): PrintProvider | undefined {
  return PRINT_PROVIDERS.find((provider) => provider.id === id);
}

export function findVariant(blueprint: Blueprint, id: number): BlueprintVariant | undefined {
  return variantsOf(blueprint).find((variant) => variant.id === id);
}
