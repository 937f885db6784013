import type { Art } from '../pictures/goods-picture';

/** A product of the seeded shop. Prices are USD cents of the plainest variant. */
export type SeedProduct = {
  handle: string;
  title: string;
  description: string;
  tags: string[];
  blueprintId: number;
  providerId: number;
  design: Art;
  price: number;
  /** Places (from 0) in the blueprint's variants which the shop does not sell. */
  disabled: number[];
};

export const SEED_PRODUCTS: SeedProduct[] = [
  {
    handle: 'first-light-mug',
    title: 'First Light Mug',
    description:
      '<p>The hour before anyone else is up, glazed onto stoneware. The sunrise wraps all the way round, so it is the same morning from either hand.</p><ul><li>Dishwasher and microwave safe</li><li>Two sizes, three glazes</li></ul>',
    tags: ['Mugs', 'Sunrise', 'Kitchen'],
    blueprintId: 1101,
    providerId: 301,
    design: 'sunrise',
    price: 1650,
    disabled: [],
  },
  {
    handle: 'quiet-ridge-poster',
    title: 'Quiet Ridge Poster',
    description:
      '<p>Five layers of mountains, fading the way distance really fades. Printed with pigment inks on heavy paper that lies flat in its frame.</p><ul><li>230 gsm archival paper</li><li>Ships rolled in a rigid tube</li></ul>',
    tags: ['Posters', 'Mountains', 'Wall art'],
    blueprintId: 1102,
    providerId: 301,
    design: 'mountains',
    price: 2200,
    disabled: [],
  },
  {
    handle: 'pressed-fern-poster',
    title: 'Pressed Fern Poster',
    description:
      '<p>A leaf from a walk, drawn at three times its size. Hang it alone over a desk, or beside its bigger brother in the hall.</p><ul><li>Matte or silk paper</li><li>Printed in Britain for shorter trips in Europe</li></ul>',
    tags: ['Posters', 'Botanical', 'Wall art'],
    blueprintId: 1102,
    providerId: 302,
    design: 'botanical',
    price: 2100,
    disabled: [5],
  },
  {
    handle: 'low-tide-phone-case',
    title: 'Low Tide Phone Case',
    description:
      '<p>Rolling waves on a case that shrugs off a fall. The inner layer takes the shock, the outer one keeps the picture.</p><ul><li>Works with wireless charging</li><li>Raised edge around the lenses</li></ul>',
    tags: ['Phone Cases', 'Waves'],
    blueprintId: 1103,
    providerId: 301,
    design: 'waves',
    price: 2490,
    disabled: [],
  },
  {
    handle: 'window-cat-tee',
    title: 'Window Cat Tee',
    description:
      '<p>She has watched the street since noon and has opinions. A heavy, garment-dyed tee that only gets softer.</p><ul><li>100% ring-spun cotton</li><li>Relaxed fit, pre-shrunk</li></ul>',
    tags: ['T-shirts', 'Cats'],
    blueprintId: 1104,
    providerId: 303,
    design: 'cat',
    price: 2650,
    disabled: [15],
  },
  {
    handle: 'night-shift-hoodie',
    title: 'Night Shift Hoodie',
    description:
      '<p>The phases of the moon across the chest, for people who do their best thinking after ten. Warm enough for a balcony in October.</p><ul><li>Brushed fleece inside</li><li>Lined hood, flat cords</li></ul>',
    tags: ['Hoodies', 'Moon'],
    blueprintId: 1105,
    providerId: 303,
    design: 'moon',
    price: 4890,
    disabled: [],
  },
  {
    handle: 'market-day-tote',
    title: 'Market Day Tote',
    description:
      '<p>Room for two loaves, a bunch of leeks and a book. One big bloom on sturdy organic canvas.</p><ul><li>Long handles, flat bottom</li><li>Cold wash, hang to dry</li></ul>',
    tags: ['Bags', 'Flowers', 'Eco-friendly'],
    blueprintId: 1106,
    providerId: 303,
    design: 'bloom',
    price: 2190,
    disabled: [],
  },
  {
    handle: 'pocket-robot-stickers',
    title: 'Pocket Robot Sticker',
    description:
      '<p>A friendly robot for laptops, bottles and bike frames. It does not track you, it just waves.</p><ul><li>Weatherproof vinyl</li><li>Peels off cleanly</li></ul>',
    tags: ['Stickers', 'Robots'],
    blueprintId: 1107,
    providerId: 301,
    design: 'robot',
    price: 390,
    disabled: [],
  },
  {
    handle: 'slow-grid-pillow',
    title: 'Slow Grid Pillow',
    description:
      '<p>A hand-drawn grid that is nearly straight. The cover comes off for the wash, the insert is included.</p><ul><li>Printed on both sides</li><li>Hidden zip</li></ul>',
    tags: ['Pillows', 'Home Decor'],
    blueprintId: 1108,
    providerId: 303,
    design: 'grid',
    price: 3250,
    disabled: [],
  },
];
