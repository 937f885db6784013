import type { Locale } from '@/lib/domain/core/locale';
import type { MailFacts } from '@/lib/services/mail/told';

export const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft <b>Tee</b> & Co.';

export const plainItem = { picture: null, backdrop: null, ownDesign: null };
export const ITEMS = [
  { ...plainItem, title: LONG, variantName: 'Schwarz / 3XL', quantity: 50, picture: 'https://shop.example/a.png' },
  { ...plainItem, title: 'Mug', variantName: '11 oz', quantity: 1, ownDesign: '8 × 6.5 in', backdrop: '#112233' },
  { ...plainItem, title: 'Poster', variantName: 'A2', quantity: 1 },
];
export const BOX = {
  place: 2,
  carrier: 'DHL',
  trackingNumber: '00340434161094000001',
  trackingUrl: 'https://carrier.example/1',
  expected: null,
  items: ITEMS.slice(1),
};

export const facts = (locale: Locale, more: Partial<MailFacts> = {}): MailFacts => ({
  locale,
  shopName: 'FlowBotz',
  contact: 'hello@shop.example',
  orderNumber: 'FBZ20260102000001',
  url: 'https://shop.example/orders/FBZ20260102000001?t=abc',
  declineUrl: 'https://shop.example/mails/abc',
  orderedOn: '2026-07-14',
  graceUntil: null,
  zone: 'UTC',
  expected: { from: '2026-07-30', to: '2026-08-04' },
  expectedBefore: { from: '2026-07-20', to: '2026-07-23' },
  amounts: {
    subtotalMinor: 122_354,
    shippingMinor: 690,
    taxMinor: 412,
    totalMinor: 123_456,
    taxMode: 'stripe',
    currency: 'USD',
  },
  instructions: {
    method: 'multibanco',
    url: null,
    expiresAt: '2026-12-07T09:30:00.000Z',
    facts: [{ name: 'reference', value: '999999999' }],
  },
  company: ['FlowBotz Ltd', 'Harbour Street 1, London', 'GB123456789'],
  pages: [
    { page: 'imprint', url: 'https://shop.example/pages/imprint' },
    { page: 'withdrawal', url: 'https://shop.example/pages/withdrawal' },
  ],
  payment: 'Visa •••• 4242',
  deliverTo: ['Ada Lovelace', '19749 Dearborn St', 'Chatsworth, CA 91311'],
  packages: [],
  restFollows: false,
  refundMinor: 123_456,
  refusal: 'The pale edge belongs to it.',
  items: ITEMS,
  ...more,
});
