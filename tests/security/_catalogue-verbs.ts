import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@/lib/domain/core/actor';
import { LEAST_ROLE, type StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { changeListings } from '@/lib/services/backoffice/catalogue/change-listings';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listImports } from '@/lib/services/backoffice/catalogue/list-imports';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { listPauses, pauseSale, resumeSale } from '@/lib/services/backoffice/catalogue/pause-sale';
import { removeCollection, saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { startImport, syncProduct } from '@/lib/services/backoffice/catalogue/start-import';

const COLLECTION = { id: null, title: 'x', description: '', rule: null, pricing: null, position: 0, updatedAt: null };

/** What takes a right to the catalogue. */
export const CATALOGUE_VERBS = {
  'catalogue.read': [
    (ctx: Ctx) => listListings(ctx, {}),
    (ctx: Ctx) => listCollections(ctx),
    (ctx: Ctx) => getListing(ctx, { productId: 'none' }),
    (ctx: Ctx) => listImports(ctx),
    (ctx: Ctx) => listPauses(ctx),
  ],
  'catalogue.change': [
    (ctx: Ctx) => saveListing(ctx, { productId: 'none', change: { title: 'x' } }),
    (ctx: Ctx) => changeListings(ctx, { which: { productIds: [] }, change: { state: 'hidden' } }),
    (ctx: Ctx) => saveCollection(ctx, { ...COLLECTION, slug: randomUUID() }),
    (ctx: Ctx) => removeCollection(ctx, { id: randomUUID() }),
    (ctx: Ctx) => pauseSale(ctx, { scope: 'product', subject: 'none', message: null, until: null }),
    (ctx: Ctx) => resumeSale(ctx, { scope: 'product', subject: 'none' }),
  ],
  'catalogue.import': [(ctx: Ctx) => startImport(ctx), (ctx: Ctx) => syncProduct(ctx, { productId: 'none' })],
};

/** Roles are a ladder, but for the one that has the goods, its own passkeys and nothing else. */
export function reaches(role: Role, action: StaffAction): boolean {
  if (role === 'catalogue') return action.startsWith('catalogue.') || action === 'passkeys.change';
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[action]);
}
