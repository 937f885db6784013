import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/engine/ctx';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { removeCollection, saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { changeListings, saveListing } from '@/lib/services/backoffice/catalogue/save-listing';

const COLLECTION = { id: null, title: 'x', description: '', rule: null, pricing: null, position: 0 };

/** What takes a right to the catalogue. */
export const CATALOGUE_VERBS = {
  'catalogue.read': [
    (ctx: Ctx) => listListings(ctx, {}),
    (ctx: Ctx) => listCollections(ctx),
    (ctx: Ctx) => getListing(ctx, { productId: 'none' }),
  ],
  'catalogue.change': [
    (ctx: Ctx) => saveListing(ctx, { productId: 'none', change: { title: 'x' } }),
    (ctx: Ctx) => changeListings(ctx, { productIds: [], change: { state: 'hidden' } }),
    (ctx: Ctx) => saveCollection(ctx, { ...COLLECTION, slug: randomUUID() }),
    (ctx: Ctx) => removeCollection(ctx, randomUUID()),
  ],
};
