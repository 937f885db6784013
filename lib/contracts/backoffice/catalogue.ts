import * as z from 'zod/mini';
import { listingFilterSchema } from '@/lib/domain/catalogue/listing-filter';
import { LISTING_STATES } from '@/lib/domain/catalogue/listing-state';
import { PAUSE_SCOPES } from '@/lib/domain/catalogue/pause';
import { PRICE_ENDINGS } from '@/lib/domain/catalogue/selling-price';
import { cleanProse, cleanText } from '@/lib/domain/core/clean';

const line = (most: number) => z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(most));
const prose = z.string().check(z.overwrite(cleanProse), z.maxLength(20_000));
const minor = z.int().check(z.gte(1), z.lte(99_999_999));

const pricingInput = z.nullable(
  z.union([
    z.strictObject({ by: z.literal('price'), minor }),
    z.strictObject({
      by: z.literal('rule'),
      markup_percent: z.number().check(z.gte(0), z.lte(1000)),
      ending: z.nullable(z.literal(PRICE_ENDINGS)),
      min_margin_minor: z.int().check(z.gte(0), z.lte(99_999_999)),
    }),
  ]),
);
const picture = z.string().check(z.regex(/^https?:\/\//), z.maxLength(2000));
const uuids = z.array(z.uuid()).check(z.maxLength(200));
const confirmLoss = z.optional(z.boolean());

/** The merchant's word: what is named is changed, null gives the word back to the provider. */
export const saveListingInput = z.strictObject({
  state: z.optional(z.enum(LISTING_STATES)),
  slug: z.optional(z.string().check(z.maxLength(120))),
  title: z.optional(z.nullable(line(200))),
  description: z.optional(z.nullable(prose)),
  pictures: z.optional(z.nullable(z.array(picture).check(z.minLength(1), z.maxLength(60)))),
  /** Who answers for it, what it is made of, and what it warns of. */
  safety: z.optional(z.nullable(prose)),
  seo_title: z.optional(z.nullable(line(200))),
  seo_description: z.optional(z.nullable(line(500))),
  featured: z.optional(z.boolean()),
  pricing: z.optional(pricingInput),
  /** Those it is put into and taken out of by hand: others stay as they are. */
  collections: z.optional(z.strictObject({ add: uuids, remove: uuids })),
  confirm_loss: confirmLoss,
});

const changeToMany = {
  change: z.strictObject({
    state: z.optional(z.enum(LISTING_STATES)),
    featured: z.optional(z.boolean()),
    pricing: z.optional(pricingInput),
    collection: z.optional(z.strictObject({ id: z.uuid(), put: z.boolean() })),
  }),
  confirm_loss: confirmLoss,
};
/** Some by name, or the next of all that a filter shows after what was done before: never both, and never neither. */
export const changeListingsInput = z.union([
  z.strictObject({
    product_ids: z.array(z.string().check(z.maxLength(120))).check(z.minLength(1), z.maxLength(500)),
    ...changeToMany,
  }),
  z.strictObject({
    filter: listingFilterSchema,
    after: z.optional(z.string().check(z.maxLength(1000))),
    ...changeToMany,
  }),
]);
export type ListingsChange = z.input<typeof changeListingsInput>['change'];

export const saveCollectionInput = z.strictObject({
  id: z.nullable(z.uuid()),
  /** As it was read: what another has changed since is a conflict. Null for a new one. */
  updated_at: z.nullable(z.iso.datetime()),
  slug: z.string().check(z.maxLength(120)),
  title: line(120),
  description: prose,
  rule: z.nullable(
    z.strictObject({
      kind: z.optional(line(120)),
      tag: z.optional(line(120)),
      title: z.optional(line(120)),
      provider: z.optional(line(40)),
    }),
  ),
  pricing: pricingInput,
  position: z.int().check(z.gte(0), z.lte(100_000)),
  confirm_loss: confirmLoss,
});

export const removeCollectionInput = z.strictObject({ confirm_loss: confirmLoss });

const loss = z.object({
  product_id: z.string(),
  title: z.string(),
  variant_name: z.string(),
  price_minor: z.int(),
  margin_minor: z.int(),
  currency: z.string(),
});
/** `below_cost`: nothing was changed, it takes a second word; the first few that would lose money are named. */
export const shelfChangeAnswer = z.object({
  outcome: z.enum(['saved', 'below_cost']),
  count: z.optional(z.int()),
  losses: z.optional(z.array(loss)),
});
export type ShelfChangeAnswer = z.output<typeof shelfChangeAnswer>;
export const changeListingsAnswer = z.extend(shelfChangeAnswer, { changed: z.int(), next: z.nullable(z.string()) });

const listingRow = z.object({
  id: z.string(),
  title: z.string(),
  provider: z.string(),
  kind: z.string(),
  state: z.enum(LISTING_STATES),
  listed: z.boolean(),
  featured: z.boolean(),
  picture: z.nullable(z.string()),
  from_minor: z.nullable(z.int()),
  to_minor: z.nullable(z.int()),
  margin_minor: z.nullable(z.int()),
  currency: z.nullable(z.string()),
  sold_out: z.nullable(z.boolean()),
});
export type ListingRow = z.output<typeof listingRow>;
/** `counts`: how many each view shows. */
export const listingsPage = z.object({
  products: z.array(listingRow),
  total: z.int(),
  counts: z.record(z.string(), z.int()),
  next: z.nullable(z.string()),
});

export const pausedInput = z.strictObject({ scope: z.enum(PAUSE_SCOPES), subject: z.string().check(z.maxLength(120)) });
export const pauseInput = z.extend(pausedInput, {
  message: z.nullable(z.string().check(z.overwrite(cleanProse), z.maxLength(500))),
  until: z.nullable(z.iso.datetime()),
});
