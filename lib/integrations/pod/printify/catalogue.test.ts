import { describe, expect, it } from 'vitest';
import { toProduct, toQuotes, toShippingBody } from './catalogue';
import { product, shippingCosts } from './schemas';

const productWith = (more: object = {}) =>
  product.parse({
    id: 'p1',
    title: 'Window Cat Tee',
    description: '<p>Soft &amp; heavy.</p>',
    tags: ['T-shirts', 'Cats'],
    options: [
      {
        name: 'Colors',
        type: 'color',
        values: [
          { id: 1, title: 'Navy', colors: ['#23304F'] },
          { id: 2, title: 'Sand' },
        ],
      },
      { name: 'Sizes', type: 'size', values: [{ id: 11, title: 'M' }] },
      { name: 'Surface', values: [{ id: 21, title: 'Matte' }] },
    ],
    variants: [
      variant(100, [1, 11, 21]),
      variant(101, [2, 11], { is_available: false }),
      variant(102, [1, 11], { is_enabled: false }),
    ],
    images: [
      { src: 'https://example.com/a.png', variant_ids: [100, 101], is_default: false },
      { src: 'https://example.com/b.png', variant_ids: [100], is_default: true },
      { src: 'https://example.com/a.png', variant_ids: [102], is_default: false },
    ],
    blueprint_id: 6,
    print_provider_id: 29,
    ...more,
  });

function variant(id: number, options: number[], more: object = {}) {
  return {
    id,
    sku: `SKU-${id}`,
    cost: 900,
    price: 2650,
    title: 'Navy / M',
    is_enabled: true,
    is_available: true,
    options,
    ...more,
  };
}

describe('products', () => {
  it('show what the merchant chose to show, and no mockup of what is not sold', () => {
    const shown = productWith({
      images: [
        { src: 'https://example.com/off.png', variant_ids: [102], is_default: true },
        { src: 'https://example.com/unchosen.png', variant_ids: [100], is_selected_for_publishing: false },
        { src: 'https://example.com/chosen.png', variant_ids: [100, 102], is_selected_for_publishing: true },
      ],
    });
    expect(toProduct(shown).pictures).toEqual(['https://example.com/chosen.png']);
  });

  it('lose one variant and nothing else where its price is missing or a row cannot be read', () => {
    const odd = productWith({ variants: [variant(100, [1], { price: null }), { id: 'x' }, variant(101, [2])] });
    const { variants, leftOut } = toProduct(odd);
    expect(variants.map(({ providerVariantId }) => providerVariantId)).toEqual(['101']);
    expect(leftOut.map(({ name }) => name)).toEqual(['x', 'Navy / M']);
  });

  it('sell their enabled variants only, and tell which are out of stock', () => {
    const { variants } = toProduct(productWith());
    expect(variants.map(({ providerVariantId, available }) => [providerVariantId, available])).toEqual([
      ['100', true],
      ['101', false],
    ]);
  });

  it('join a variant with its options, colour, prices and pictures', () => {
    expect(toProduct(productWith()).variants[0]).toEqual({
      providerVariantId: '100',
      sku: 'SKU-100',
      name: 'Navy / M',
      options: { color: 'Navy', size: 'M', Surface: 'Matte' },
      colorHex: '#23304f',
      retailMinor: 2650,
      costMinor: 900,
      costCurrency: null,
      currency: 'USD',
      available: true,
      pictures: ['https://example.com/b.png', 'https://example.com/a.png'],
      providerData: { blueprintId: 6, printProviderId: 29 },
      printArea: null,
    });
    expect(toProduct(productWith()).variants[1]?.colorHex).toBeNull();
  });

  it('show each picture once, the chosen one first', () => {
    expect(toProduct(productWith()).pictures).toEqual(['https://example.com/b.png', 'https://example.com/a.png']);
  });

  it('describe themselves in plain text, their lists line by line', () => {
    const told = (description: string | null) => toProduct(productWith({ description })).description;
    expect(
      told('<p>Soft &amp; heavy.</p><ul><li>100&#37; cotton</li><li>It&rsquo;s &#x201c;new&#x201d;</li></ul>'),
    ).toBe('Soft & heavy.\n- 100% cotton\n- It’s “new”');
    expect(told('<script>alert("1")</script>&lt;b&gt; 1 < 2<br/>next')).toBe('<b> 1 < 2\nnext');
    expect(told('&#9999999;&constructor;')).toBe('&#9999999;&constructor;');
    expect(told(null)).toBe('');
  });

  it.each([
    [['Home & Living', 'Mugs', '11 oz'], 'Anything', 'Mug'],
    [['Bags', 'Flowers'], 'Market Day Tote', 'Tote Bag'],
    [['T-shirts'], 'Hoodie weather', 'T-Shirt'],
    [['Phone Cases', 'Waves'], 'Low Tide', 'Phone Case'],
    [['Blankets'], 'Warm', 'Blankets'],
    [[], 'Thing', 'Other'],
  ])('with tags %j and title "%s" are a kind of %s', (tags, title, kind) => {
    expect(toProduct(productWith({ tags, title })).kind).toBe(kind);
  });
});

describe('quotes', () => {
  const offered = (answer: object, country = 'US') =>
    Object.fromEntries(
      toQuotes(shippingCosts.parse(answer), { country }).map(({ method, tier, costMinor }) => [
        method,
        [tier, costMinor],
      ]),
    );
  const all = { 4: ['economy', 399], 1: ['standard', 1000], 2: ['express', 5000], 3: ['express', 799] };

  it('read all three generations of keys', () => {
    expect(offered({ standard: 1000, express: 5000, economy: 399 })).toEqual({
      4: ['economy', 399],
      1: ['standard', 1000],
      2: ['express', 5000],
    });
    expect(offered({ standard: 1000, express: 5000, priority: 5000, printify_express: 799, economy: 399 })).toEqual(
      all,
    );
    expect(offered({ standard: 1000, priority: 5000, express: 799, economy: 399 })).toEqual(all);
  });

  it('do not offer Printify Express where "express" is only the old name of priority', () => {
    expect(offered({ standard: 1000, express: 5000, priority: 5000 })).toEqual({
      1: ['standard', 1000],
      2: ['express', 5000],
    });
  });

  it('leave out what is absent or null, and are empty where nothing goes', () => {
    expect(offered({ standard: 1959, priority: null, somethingNew: { a: 1 } })).toEqual({ 1: ['standard', 1959] });
    expect(offered({})).toEqual({});
  });

  it('take longer abroad', () => {
    const [home] = toQuotes({ standard: 1000 }, { country: 'US' });
    const [abroad] = toQuotes({ standard: 1000 }, { country: 'BE' });
    expect(home).toMatchObject({ productionDays: { min: 2, max: 7 }, transitDays: { min: 2, max: 5 } });
    expect(abroad).toMatchObject({ productionDays: { min: 2, max: 7 }, transitDays: { min: 10, max: 30 } });
  });

  it('are asked for with what is known of the destination and nothing made up', () => {
    const items = [{ providerProductId: 'p1', providerVariantId: '100', providerData: {}, quantity: 3 }];
    expect(toShippingBody({ destination: { country: 'BE', city: 'Retie' }, items, currency: 'USD' })).toEqual({
      line_items: [{ product_id: 'p1', variant_id: 100, quantity: 3 }],
      address_to: { country: 'BE', region: '', city: 'Retie' },
    });
  });
});
