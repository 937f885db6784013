import type { Design, Stock } from './catalogue-data';

const sizes = (retailMinor: number, ...names: string[]) => names.map((name) => ({ name, retailMinor }));

/** What the shop sells. Each becomes one sync product; its colours × sizes become the sync variants. */
export const DESIGNS: readonly Design[] = [
  {
    id: 320100101,
    externalId: 'fbz-morning-loop-tee',
    name: 'Morning Loop Tee',
    skuPrefix: 'FBZ-MLT',
    picture: 'sunrise',
    blankId: 71,
    colors: ['White', 'Black', 'Heather Blue'],
    sizes: sizes(2600, 'S', 'M', 'L', 'XL'),
  },
  {
    id: 320100102,
    externalId: 'fbz-night-shift-tee',
    name: 'Night Shift Tee',
    skuPrefix: 'FBZ-NST',
    picture: 'moon',
    blankId: 71,
    colors: ['Black', 'Indigo'],
    sizes: [...sizes(2600, 'S', 'M', 'L', 'XL'), ...sizes(2800, '2XL')],
  },
  {
    id: 320100103,
    externalId: 'fbz-tidewater-hoodie',
    name: 'Tidewater Hoodie',
    skuPrefix: 'FBZ-TWH',
    picture: 'waves',
    blankId: 146,
    colors: ['Navy', 'Sand'],
    sizes: sizes(5400, 'S', 'M', 'L', 'XL'),
  },
  {
    id: 320100104,
    externalId: 'fbz-quiet-robot-crew',
    name: 'Quiet Robot Sweatshirt',
    skuPrefix: 'FBZ-QRS',
    picture: 'robot',
    blankId: 145,
    colors: ['Heather Grey', 'Black'],
    sizes: sizes(4600, 'S', 'M', 'L', 'XL'),
  },
  {
    id: 320100105,
    externalId: 'fbz-ridgeline-cap',
    name: 'Ridgeline Cap',
    skuPrefix: 'FBZ-RLC',
    picture: 'mountains',
    blankId: 206,
    colors: ['Navy', 'Khaki', 'Brick'],
    sizes: sizes(2900, 'One size'),
  },
  {
    id: 320100106,
    externalId: 'fbz-window-cat-mug',
    name: 'Window Cat Mug',
    skuPrefix: 'FBZ-WCM',
    picture: 'cat',
    blankId: 19,
    colors: ['White'],
    sizes: [...sizes(1500, '11 oz'), ...sizes(1800, '15 oz')],
  },
  {
    id: 320100107,
    externalId: 'fbz-field-guide-poster',
    name: 'Field Guide Poster',
    skuPrefix: 'FBZ-FGP',
    picture: 'botanical',
    blankId: 1,
    colors: ['White'],
    sizes: [...sizes(1900, '12″×16″'), ...sizes(2600, '18″×24″'), ...sizes(3400, '24″×36″')],
  },
  {
    id: 320100108,
    externalId: 'fbz-market-day-tote',
    name: 'Market Day Tote',
    skuPrefix: 'FBZ-MDT',
    picture: 'bloom',
    blankId: 367,
    colors: ['Natural', 'Black'],
    sizes: sizes(2700, 'One size'),
  },
  {
    id: 320100109,
    externalId: 'fbz-good-type-sticker',
    name: 'Good Type Sticker',
    skuPrefix: 'FBZ-GTS',
    picture: 'type',
    blankId: 358,
    colors: ['White'],
    sizes: [...sizes(400, '3″×3″'), ...sizes(500, '4″×4″'), ...sizes(600, '5.5″×5.5″')],
  },
];

/** Catalogue variants that cannot be had now, by `<blank id>/<colour>/<size>`. All others are in stock. */
export const STOCK: Readonly<Record<string, Stock>> = {
  '71/Heather Blue/XL': 'out_of_stock',
  '146/Sand/S': 'out_of_stock',
  '206/Brick/One size': 'discontinued',
};
