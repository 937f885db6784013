import type { ShopPage } from '@/lib/domain/shop/pages';

export const PAGE_NAMES: Record<ShopPage, string> = {
  about: 'About us',
  contact: 'Contact',
  shipping: 'Delivery and returns',
  imprint: 'Legal notice (imprint)',
  terms: 'Terms',
  withdrawal: 'Right to withdraw',
  privacy: 'Privacy',
};
