import * as z from 'zod/mini';
import { cleanText } from '../core/clean';

/** What the merchant's list shows of all products: one of these at a time. */
export const LISTING_SHOWS = ['on_sale', 'draft', 'hidden', 'featured', 'below_cost', 'sold_out', 'unlisted'] as const;
export type ListingShow = (typeof LISTING_SHOWS)[number];

/** PostgreSQL holds no NUL: what has one is no filter. */
const stored = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/));

/** The same names stand in the address of the console's list, so verbs take them as they come. */
export const listingFilterSchema = z.strictObject({
  q: z.optional(z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(120))),
  show: z.optional(z.enum(LISTING_SHOWS)),
  provider: z.optional(stored(40)),
  kind: z.optional(stored(120)),
  collection: z.optional(z.uuid()),
});
export type ListingFilter = z.output<typeof listingFilterSchema>;
