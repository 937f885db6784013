import { type Changes, change } from '../core/store-seed';
import type { World } from '../core/world';
import { CATALOG_VARIANTS, type SyncVariant } from './catalogue';
import type { Design } from './catalogue-data';
import { DESIGNS } from './design-data';

/** What one store sells: the built-in designs and those of its file, until they are deleted. */
export class Goods {
  readonly #designs = new Map<number, { design: Design; variants: SyncVariant[]; set: Changes }>();
  readonly #variants = new Map<string, SyncVariant>();

  constructor(world: World) {
    for (const design of DESIGNS) this.#add(design, {});
    let next = FIRST_OF_FILE;
    for (const { like, name, count, set } of world.store.printful) {
      const model = DESIGNS.find(({ externalId }) => externalId === like);
      if (!model) throw new Error(`the store's "${name}" is like "${like}", which Printful does not have here`);
      for (let at = 1; at <= count; at += 1, next += 1) {
        const externalId = `${model.externalId}-${next}`;
        const title = count === 1 ? name : `${name} ${at}`;
        this.#add({ ...model, id: next, externalId, name: title, skuPrefix: `${model.skuPrefix}-${next}` }, set);
      }
    }
  }

  designs(): Design[] {
    return [...this.#designs.values()].map(({ design }) => design);
  }

  /** `ref` is an id or `@external_id`, as in every v1 path. */
  designByRef(ref: string): Design | undefined {
    if (!ref.startsWith('@')) return this.#designs.get(Number(ref))?.design;
    return this.designs().find(({ externalId }) => `@${externalId}` === ref);
  }

  variantsOf(designId: number): SyncVariant[] {
    return this.#designs.get(designId)?.variants ?? [];
  }

  variantByRef(ref: string): SyncVariant | undefined {
    return this.#variants.get(ref);
  }

  variants(): SyncVariant[] {
    return [...this.#designs.values()].flatMap(({ variants }) => variants);
  }

  /** An answer about a product, with what its store's file says instead. */
  asSaid<Answer>(designId: number, answer: Answer): Answer {
    change(answer, this.#designs.get(designId)?.set ?? {});
    return answer;
  }

  remove(designId: number): void {
    for (const { id, externalId } of this.variantsOf(designId)) {
      this.#variants.delete(String(id));
      this.#variants.delete(`@${externalId}`);
    }
    this.#designs.delete(designId);
  }

  #add(design: Design, set: Changes): void {
    const variants = syncVariantsOf(design);
    this.#designs.set(design.id, { design, variants, set });
    for (const variant of variants) {
      this.#variants.set(String(variant.id), variant);
      this.#variants.set(`@${variant.externalId}`, variant);
    }
  }
}

const FIRST_OF_FILE = 320_101_000;

function syncVariantsOf(design: Design): SyncVariant[] {
  const options = design.colors.flatMap((color) => design.sizes.map((size) => ({ color, size })));
  return options.map(({ color, size }, index) => {
    const variant = CATALOG_VARIANTS.find(
      (each) => each.blank.id === design.blankId && each.color.name === color && each.size === size.name,
    );
    if (!variant) throw new Error(`${design.name} names ${color} / ${size.name}, which blank ${design.blankId} lacks`);
    const number = String(index + 1).padStart(2, '0');
    return {
      id: 4_310_000_000 + (design.id - 320_100_000) * 100 + index,
      externalId: `${design.externalId}-${number}`,
      design,
      name: `${design.name} - ${color} / ${size.name}`,
      sku: `${design.skuPrefix}-${number}`,
      retailMinor: size.retailMinor,
      variant,
    };
  });
}
