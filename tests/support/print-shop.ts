/** What a merchant's own print shop sells, as its settings say it. */
export const PRINT_SHOP = {
  PRINT_SHOP_MAIL: 'orders@print-shop.example',
  PRINT_SHOP_CATALOGUE: JSON.stringify({
    currency: 'USD',
    productionDays: [2, 4],
    shipping: [
      { method: 'post', name: 'Post', countries: ['US'], first: '4.90', further: '1.10', days: [2, 5] },
      { method: 'post-abroad', name: 'Post abroad', countries: ['*'], first: '14.90', days: [6, 14] },
      { method: 'courier', name: 'Courier', tier: 'express', countries: ['US'], first: '19', days: [1, 2] },
    ],
    products: [
      {
        ...{ id: 'linocut', title: 'Otter, linocut', kind: 'Print', description: 'Printed by hand.' },
        printFile: 'https://files.example/otter.pdf',
        variants: [
          { id: 'a4', options: { size: 'A4' }, price: '24.00', cost: '9.50', sku: 'LC-A4' },
          { id: 'a3', options: { size: 'A3' }, price: '38.00', cost: '15', available: false },
        ],
      },
      { id: 'odd', title: 'Without a price', variants: [{ id: 'only' }] },
    ],
  }),
};
