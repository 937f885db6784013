import type { Role } from '@/lib/domain/core/actor';

/** What a role is for; each may do what the ones above it may, but `catalogue`, which stands alone and last. */
export const ROLE_WORDS: Record<Exclude<Role, 'customer'>, { label: string; hint: string }> = {
  viewer: { label: 'Viewer', hint: 'sees everything about orders and changes nothing' },
  support: { label: 'Support', hint: 'helps customers: notes, mails, addresses, cancels, refunds up to the limit' },
  operations: { label: 'Operations', hint: 'keeps things moving: resubmits, redrives, exports' },
  finance: { label: 'Finance', hint: 'decides about refunds above the limit and reads the audit log' },
  owner: { label: 'Owner', hint: 'decides who may do what, and answers for shoppers’ data' },
  catalogue: { label: 'Catalogue', hint: 'has the products, prices and collections, and sees no order' },
};
