import type { Art } from '../pictures/goods-picture';

/**
 * The shop's goods as a person would list them; `catalogue.ts` makes products and variants of this.
 * Blanks are Printful's catalogue products, designs are what "FlowBotz Supply" sells on them.
 * Prices are USD minor units: `priceMinor` is what Printful charges, `retailMinor` what the shop asks.
 */
type PictureKind = 'tee' | 'hoodie' | 'sweatshirt' | 'cap' | 'mug' | 'poster' | 'tote' | 'sticker';
export type Stock = 'in_stock' | 'out_of_stock' | 'discontinued';

export type Blank = {
  id: number;
  firstVariantId: number;
  kind: PictureKind;
  categoryId: number;
  type: string;
  typeName: string;
  title: string;
  brand: string;
  model: string;
  description: string;
  technique: { key: 'dtg' | 'embroidery' | 'sublimation' | 'digital'; name: string };
  /** v1 `files[].type` and v2 `placement` of its print area, in inches. */
  placement: { id: string; title: string; widthInches: number; heightInches: number };
  material: { name: string; percentage: number }[];
  originCountry: string;
  colors: { name: string; hex: string }[];
  sizes: { name: string; priceMinor: number }[];
};

export type Design = {
  id: number;
  externalId: string;
  name: string;
  skuPrefix: string;
  picture: Art;
  blankId: number;
  colors: string[];
  sizes: { name: string; retailMinor: number }[];
};

const WHITE = { name: 'White', hex: 'ffffff' };
const BLACK = { name: 'Black', hex: '1b1b1f' };
const NAVY = { name: 'Navy', hex: '26314f' };
const SAND = { name: 'Sand', hex: 'd9c7a7' };
const FRONT = { id: 'front', title: 'Front print', widthInches: 12, heightInches: 16 };
const DTG = { key: 'dtg', name: 'DTG printing' } as const;
const DIGITAL = { key: 'digital', name: 'Digital printing' } as const;

export const BLANKS: readonly Blank[] = [
  {
    id: 71,
    firstVariantId: 4011,
    kind: 'tee',
    categoryId: 24,
    type: 'T-SHIRT',
    typeName: 'T-Shirt',
    title: 'Unisex Everyday T-Shirt | Northfold N30',
    brand: 'Northfold',
    model: 'N30 Everyday Tee',
    description: 'Mid-weight combed cotton with a relaxed cut. Side seams, shoulder tape and a tear-away label.',
    technique: DTG,
    placement: FRONT,
    material: [{ name: 'cotton', percentage: 100 }],
    originCountry: 'Portugal',
    colors: [WHITE, BLACK, { name: 'Heather Blue', hex: '7d93b2' }, { name: 'Indigo', hex: '3a3f74' }],
    sizes: [
      { name: 'S', priceMinor: 1169 },
      { name: 'M', priceMinor: 1169 },
      { name: 'L', priceMinor: 1169 },
      { name: 'XL', priceMinor: 1169 },
      { name: '2XL', priceMinor: 1344 },
    ],
  },
  {
    id: 146,
    firstVariantId: 5522,
    kind: 'hoodie',
    categoryId: 28,
    type: 'SWEATSHIRT',
    typeName: 'Hoodie',
    title: 'Unisex Heavy Hoodie | Northfold N85',
    brand: 'Northfold',
    model: 'N85 Heavy Hoodie',
    description: 'Brushed fleece, double-lined hood and a front pocket that keeps its shape.',
    technique: DTG,
    placement: FRONT,
    material: [
      { name: 'cotton', percentage: 80 },
      { name: 'polyester', percentage: 20 },
    ],
    originCountry: 'Portugal',
    colors: [NAVY, SAND, { name: 'Forest', hex: '2f4a3d' }],
    sizes: [
      { name: 'S', priceMinor: 2395 },
      { name: 'M', priceMinor: 2395 },
      { name: 'L', priceMinor: 2395 },
      { name: 'XL', priceMinor: 2395 },
    ],
  },
  {
    id: 145,
    firstVariantId: 5426,
    kind: 'sweatshirt',
    categoryId: 29,
    type: 'SWEATSHIRT',
    typeName: 'Sweatshirt',
    title: 'Unisex Crew Sweatshirt | Northfold N70',
    brand: 'Northfold',
    model: 'N70 Crew',
    description: 'A plain crew neck in soft fleece, ribbed at collar, cuffs and hem.',
    technique: DTG,
    placement: FRONT,
    material: [
      { name: 'cotton', percentage: 80 },
      { name: 'polyester', percentage: 20 },
    ],
    originCountry: 'Portugal',
    colors: [{ name: 'Heather Grey', hex: 'b9bcc2' }, BLACK],
    sizes: [
      { name: 'S', priceMinor: 1995 },
      { name: 'M', priceMinor: 1995 },
      { name: 'L', priceMinor: 1995 },
      { name: 'XL', priceMinor: 1995 },
    ],
  },
  {
    id: 206,
    firstVariantId: 7853,
    kind: 'cap',
    categoryId: 42,
    type: 'EMBROIDERY',
    typeName: 'Dad Hat',
    title: 'Low Profile Cap | Harbour H12',
    brand: 'Harbour',
    model: 'H12 Cap',
    description: 'Six panels of washed twill, a curved peak and a buckle at the back.',
    technique: { key: 'embroidery', name: 'Embroidery' },
    placement: { id: 'embroidery_front', title: 'Front', widthInches: 4, heightInches: 1.75 },
    material: [{ name: 'cotton twill', percentage: 100 }],
    originCountry: 'Vietnam',
    colors: [NAVY, { name: 'Khaki', hex: 'b7a987' }, { name: 'Brick', hex: '9c4a3c' }],
    sizes: [{ name: 'One size', priceMinor: 1395 }],
  },
  {
    id: 19,
    firstVariantId: 1320,
    kind: 'mug',
    categoryId: 112,
    type: 'MUG',
    typeName: 'Mug',
    title: 'White Glossy Mug',
    brand: 'Kilnside',
    model: 'Glossy Mug',
    description: 'Stoneware with a bright glaze. Goes into the dishwasher and the microwave.',
    technique: { key: 'sublimation', name: 'Sublimation' },
    placement: { id: 'default', title: 'Print file', widthInches: 9, heightInches: 3.5 },
    material: [{ name: 'ceramic', percentage: 100 }],
    originCountry: 'China',
    colors: [WHITE],
    sizes: [
      { name: '11 oz', priceMinor: 595 },
      { name: '15 oz', priceMinor: 795 },
    ],
  },
  {
    id: 1,
    firstVariantId: 3876,
    kind: 'poster',
    categoryId: 55,
    type: 'POSTER',
    typeName: 'Poster',
    title: 'Matte Paper Poster (in)',
    brand: 'Sheetworks',
    model: 'Matte 200',
    description: 'Heavy matte paper with a wide colour range, rolled in a tube.',
    technique: DIGITAL,
    placement: { id: 'default', title: 'Print file', widthInches: 18, heightInches: 24 },
    material: [{ name: 'paper', percentage: 100 }],
    originCountry: 'United States',
    colors: [WHITE],
    sizes: [
      { name: '12″×16″', priceMinor: 775 },
      { name: '18″×24″', priceMinor: 1075 },
      { name: '24″×36″', priceMinor: 1450 },
    ],
  },
  {
    id: 367,
    firstVariantId: 10457,
    kind: 'tote',
    categoryId: 58,
    type: 'TOTE',
    typeName: 'Tote Bag',
    title: 'Organic Market Tote | Harbour H40',
    brand: 'Harbour',
    model: 'H40 Tote',
    description: 'Organic cotton canvas, long handles, flat bottom. Carries a week of vegetables.',
    technique: DTG,
    placement: FRONT,
    material: [{ name: 'organic cotton', percentage: 100 }],
    originCountry: 'India',
    colors: [{ name: 'Natural', hex: 'efe6d2' }, BLACK],
    sizes: [{ name: 'One size', priceMinor: 1495 }],
  },
  {
    id: 358,
    firstVariantId: 10163,
    kind: 'sticker',
    categoryId: 202,
    type: 'STICKER',
    typeName: 'Sticker',
    title: 'Kiss-Cut Sticker',
    brand: 'Sheetworks',
    model: 'Kiss-Cut',
    description: 'Thick vinyl that peels cleanly and stands up to rain.',
    technique: DIGITAL,
    placement: { id: 'default', title: 'Print file', widthInches: 5.5, heightInches: 5.5 },
    material: [{ name: 'vinyl', percentage: 100 }],
    originCountry: 'United States',
    colors: [WHITE],
    sizes: [
      { name: '3″×3″', priceMinor: 236 },
      { name: '4″×4″', priceMinor: 262 },
      { name: '5.5″×5.5″', priceMinor: 288 },
    ],
  },
];
