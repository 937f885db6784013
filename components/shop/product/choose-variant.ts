import { bySize, isColor, isSize } from '@/lib/domain/catalogue/options';
import type { Choice } from '@/lib/domain/catalogue/packed-variants';

export type Options = Record<string, string>;
export type OptionChoice = {
  value: string;
  /** `#rrggbb` where the option is a colour. */
  hex: string | null;
  /** `missing`: this combination is not made at all; `sold_out`: not available right now. */
  state: 'available' | 'sold_out' | 'missing';
};
export type OptionGroup = { name: string; choices: OptionChoice[] };

/** What there is to choose: colours first, then the others as the variants name them. One value is no choice. */
export function optionGroups(variants: readonly Choice[], chosen: Options): OptionGroup[] {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return names
    .sort((a, b) => Number(isColor(b)) - Number(isColor(a)))
    .map((name) => ({ name, choices: choicesOf(variants, name, chosen) }))
    .filter(({ choices }) => choices.length > 1);
}

function choicesOf(variants: readonly Choice[], name: string, chosen: Options): OptionChoice[] {
  const values = [...new Set(variants.flatMap(({ options }) => options[name] ?? []))];
  return (isSize(name) ? values.sort(bySize) : values).map((value) => {
    const having = variants.filter(({ options }) => options[name] === value);
    const fitting = having.find(({ options }) => fits(options, { ...chosen, [name]: value }));
    return {
      value,
      hex: isColor(name) ? (having[0]?.colorHex ?? null) : null,
      state: fitting === undefined ? 'missing' : fitting.available ? 'available' : 'sold_out',
    };
  });
}

/** The variant with exactly these options. */
export function variantOf(variants: readonly Choice[], chosen: Options): Choice | null {
  return variants.find(({ options }) => fits(options, chosen)) ?? null;
}

/** What a product opens with: the first that can be bought. */
export function firstChoice(variants: readonly Choice[]): Options {
  return (variants.find(({ available }) => available) ?? variants[0])?.options ?? {};
}

/**
 * Choosing one option keeps the others where that combination is made; where it is not, the variant that keeps
 * most of them is taken, one that can be bought first.
 */
export function withOption(variants: readonly Choice[], chosen: Options, name: string, value: string): Options {
  const wanted = { ...chosen, [name]: value };
  if (variantOf(variants, wanted)) return wanted;
  const having = variants.filter(({ options }) => options[name] === value);
  const kept = ({ options }: Choice) => Object.keys(wanted).filter((key) => options[key] === wanted[key]).length;
  const [nearest] = having.sort((a, b) => kept(b) - kept(a) || Number(b.available) - Number(a.available));
  return nearest?.options ?? wanted;
}

function fits(options: Options, wanted: Options): boolean {
  return Object.entries(wanted).every(([name, value]) => options[name] === value);
}

/** What can be bought instead, keeping all but one of the chosen options: "size" → ["M", "L"]. */
export function alternatives(variants: readonly Choice[], chosen: Options): { name: string; values: string[] }[] {
  return optionGroups(variants, chosen)
    .map(({ name, choices }) => ({
      name,
      values: choices.filter(({ state }) => state === 'available').map(({ value }) => value),
    }))
    .filter(({ values }) => values.length > 0);
}
