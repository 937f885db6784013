/** A blueprint is a blank product; with a design on it it becomes a product of the shop. Money is USD cents. */
type PictureKind = 'tee' | 'hoodie' | 'mug' | 'poster' | 'tote' | 'sticker' | 'pillow' | 'case';

export type OptionValue = { id: number; title: string; colors?: string[]; extraCost?: number };
type BlueprintOption = { name: string; type: 'color' | 'size' | 'surface'; values: OptionValue[] };

/** One row of the catalogue. */
export type Blueprint = {
  id: number;
  title: string;
  brand: string;
  model: string;
  description: string;
  tags: string[];
  kind: PictureKind;
  providerIds: number[];
  /** The variants are the product of these, the last option running fastest. */
  options: BlueprintOption[];
  /** Places in that list (from 0) which no provider has in stock. */
  outOfStock: number[];
  /** Of the plainest variant. */
  cost: number;
  grams: number;
  placeholders: { position: string; width: number; height: number; decoration_method: string }[];
  isExpressEligible: boolean;
  isEconomyEligible: boolean;
  /** Standard shipping inside the US. */
  shipping: { first: number; additional: number };
};

export const COLORS = {
  black: { id: 6001, title: 'Black', colors: ['#1f1f23'] },
  white: { id: 6002, title: 'White', colors: ['#ffffff'] },
  natural: { id: 6003, title: 'Natural', colors: ['#efe6d2'] },
  sage: { id: 6004, title: 'Sage', colors: ['#9caf94'] },
  midnight: { id: 6005, title: 'Midnight', colors: ['#23304f'] },
  clay: { id: 6006, title: 'Clay', colors: ['#c07a5a'] },
  ochre: { id: 6007, title: 'Ochre', colors: ['#d4a24c'] },
} satisfies Record<string, OptionValue>;

export type BlueprintVariant = {
  id: number;
  title: string;
  /** Lower-case option type to the chosen value: `{ color: 'Sage', size: 'M' }`. */
  options: Record<string, string>;
  optionIds: number[];
  /** CSS hex of the chosen colour; white where the blueprint has no colours. */
  color: string;
  cost: number;
  isAvailable: boolean;
};

/** All variants of a blueprint, in the order its options list them. Ids continue the blueprint's own. */
export function variantsOf(blueprint: Blueprint): BlueprintVariant[] {
  const combinations = blueprint.options.reduce<{ type: string; value: OptionValue }[][]>(
    (rows, { type, values }) => rows.flatMap((row) => values.map((value) => [...row, { type, value }])),
    [[]],
  );
  return combinations.map((choices, place) => ({
    id: blueprint.id * 100 + place + 1,
    title: choices.map(({ value }) => value.title).join(' / '),
    options: Object.fromEntries(choices.map(({ type, value }) => [type, value.title])),
    optionIds: choices.map(({ value }) => value.id),
    color: choices.flatMap(({ value }) => value.colors ?? [])[0] ?? '#ffffff',
    cost: choices.reduce((sum, { value }) => sum + (value.extraCost ?? 0), blueprint.cost),
    isAvailable: !blueprint.outOfStock.includes(place),
  }));
}

const PLACEHOLDER_DPI = 300;

/** Where a variant can be printed, in pixels. What is sold by its measures prints to its edges. */
export function placeholdersOf(blueprint: Blueprint, { options }: BlueprintVariant): Blueprint['placeholders'] {
  const [, width, height] = /^([\d.]+)" x ([\d.]+)"$/.exec(options.size ?? '') ?? [];
  if (!width || !height) return blueprint.placeholders;
  const size = { width: Number(width) * PLACEHOLDER_DPI, height: Number(height) * PLACEHOLDER_DPI };
  return blueprint.placeholders.map((placeholder) => ({ ...placeholder, ...size }));
}
