import { mkdir, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { createWorld } from '../core/world';
import { type GoodsPicture, PICTURE_FOLDER, pictureName, VIEWS } from '../pictures/goods-picture';
import { CATALOG_VARIANTS, type CatalogVariant } from '../printful/catalogue';
import { Goods } from '../printful/goods';
import { type Blueprint, variantsOf } from '../printify/blueprint';
import { BLUEPRINTS, findBlueprint } from '../printify/catalogue-data';
import { SEED_PRODUCTS } from '../printify/shop-products';
import type { KindName } from './drawing/kinds';
import { productPicture } from './drawing/picture';

/** Draws every picture the two catalogues name into `pictures/files`, after a change of goods, colours or drawings. */
const SIZE_PX = 900;

const front = { view: 'front' } as const;
const pictures: GoodsPicture<KindName>[] = [
  ...new Goods(createWorld({ origin: () => '' }))
    .variants()
    .map(({ variant, design }) => ({ ...blankOf(variant), design: design.picture })),
  ...CATALOG_VARIANTS.map((variant) => ({ ...blankOf(variant), design: 'plain' as const })),
  ...BLUEPRINTS.flatMap((blueprint) =>
    colorsOf(blueprint).map((hex) => ({ kind: blueprint.kind, design: 'plain' as const, hex, ...front })),
  ),
  ...SEED_PRODUCTS.flatMap(({ blueprintId, design }) => {
    const blueprint = findBlueprint(blueprintId);
    if (!blueprint) throw new Error(`there is no blueprint ${blueprintId}`);
    return colorsOf(blueprint).flatMap((hex) => VIEWS.map((view) => ({ kind: blueprint.kind, design, hex, view })));
  }),
];

function blankOf({ blank, color }: CatalogVariant) {
  return { kind: blank.kind, hex: color.hex, ...front };
}

function colorsOf(blueprint: Blueprint): string[] {
  return [...new Set(variantsOf(blueprint).map(({ color }) => color.slice(1)))];
}

await rm(PICTURE_FOLDER, { recursive: true, force: true });
await mkdir(PICTURE_FOLDER, { recursive: true });
for (const [name, picture] of new Map(pictures.map((each) => [pictureName(each), each]))) {
  const svg = productPicture(picture, SIZE_PX);
  await writeFile(
    new URL(name, PICTURE_FOLDER),
    await sharp(Buffer.from(svg)).webp({ quality: 86, effort: 6 }).toBuffer(),
  );
  console.log(name);
}
