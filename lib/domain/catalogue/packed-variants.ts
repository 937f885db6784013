import type { PrintArea } from './design';
import { isColor } from './options';

/** One thing to choose on a product page. */
export type Choice = {
  id: string;
  name: string;
  options: Record<string, string>;
  colorHex: string | null;
  priceMinor: number;
  available: boolean;
  pictures: string[];
  printArea: PrintArea | null;
};

/** Hundreds of variants on their way to a browser: what they share is said once, a row is numbers that point there. */
export type PackedVariants = {
  idStart: string;
  names: string[];
  values: string[];
  hexes: string[];
  pictures: string[][];
  areas: PrintArea[];
  /** The rest of the id, price, available (1 or 0), hex, pictures, area (-1: none), and a value per name (-1: none). */
  rows: [string, ...number[]][];
};

export function packVariants(variants: readonly Choice[]): PackedVariants {
  const idStart = variants
    .map(({ id }) => id)
    .reduce((start, id) => id.slice(0, sharedLength(start, id)), variants[0]?.id ?? '');
  // As people say it: the color first. The database keeps no order of its own.
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))].sort(
    (a, b) => Number(isColor(b)) - Number(isColor(a)),
  );
  const values = new Numbered<string>();
  const hexes = new Numbered<string>();
  const pictures = new Numbered<string[]>();
  const areas = new Numbered<PrintArea>();
  const rows = variants.map((each): [string, ...number[]] => [
    each.id.slice(idStart.length),
    each.priceMinor,
    Number(each.available),
    hexes.of(each.colorHex),
    pictures.of(each.pictures),
    areas.of(each.printArea),
    ...names.map((name) => values.of(each.options[name] ?? null)),
  ]);
  return { idStart, names, values: values.all, hexes: hexes.all, pictures: pictures.all, areas: areas.all, rows };
}

/** A variant's name is what it is chosen by. */
export function unpackVariants(packed: PackedVariants): Choice[] {
  const { idStart, names, values, hexes, pictures, areas, rows } = packed;
  return rows.map(([end, priceMinor = 0, available, hex = -1, set = -1, area = -1, ...chosen]) => {
    const options = Object.fromEntries(
      names.flatMap((name, at) => {
        const value = values[chosen[at] ?? -1];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return {
      id: idStart + end,
      name: Object.values(options).join(' / '),
      options,
      colorHex: hexes[hex] ?? null,
      priceMinor,
      available: available === 1,
      pictures: pictures[set] ?? [],
      printArea: areas[area] ?? null,
    };
  });
}

/** Every value once, in the order of its first coming. */
class Numbered<Value> {
  readonly all: Value[] = [];
  readonly #seen = new Map<string, number>();

  of(value: Value | null): number {
    if (value === null) return -1;
    const key = JSON.stringify(value);
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    this.#seen.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const MOST_PICTURES = 12;

/** What to look at once a variant is chosen: its own pictures first, then those of the product as such, no other's. */
export function picturesFor(chosen: Choice | null, product: readonly string[], all: readonly Choice[]): string[] {
  const own = chosen?.pictures ?? [];
  const others = new Set(all.flatMap(({ pictures }) => pictures));
  const shared = product.filter((picture) => !others.has(picture));
  const shown = [...new Set([...own, ...shared])];
  return (shown.length > 0 ? shown : [...product]).slice(0, MOST_PICTURES);
}
