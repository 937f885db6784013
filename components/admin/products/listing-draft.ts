import type { saveListingInput } from '@/lib/contracts/backoffice/catalogue';
import { type CollectionRule, collectionsOf } from '@/lib/domain/catalogue/collection-rule';
import type { ListingState } from '@/lib/domain/catalogue/listing-state';
import type { Pricing } from '@/lib/domain/catalogue/selling-price';
import { type PricingForm, pricingForm, readPricing, sentPricing } from './pricing-fields';

/** What the editor is given of a product: the provider's word and the merchant's. */
export type EditedListing = {
  id: string;
  currency: string;
  provider: {
    id: string;
    title: string;
    description: string;
    safety: string | null;
    pictures: string[];
    kind: string;
    tags: string[];
  };
  listing: {
    state: ListingState;
    slug: string;
    title: string | null;
    description: string | null;
    pictures: string[] | null;
    safety: string | null;
    seoTitle: string | null;
    seoDescription: string | null;
    featured: boolean;
    pricing: Pricing | null;
  };
  /** What its price is by where neither it nor a collection of it has one. */
  shopPricing: Pricing | null;
  collections: {
    id: string;
    title: string;
    byHand: boolean;
    rule: CollectionRule | null;
    pricing: Pricing | null;
  }[];
};

/** As typed: an empty text is the provider's word. */
export type ListingDraft = {
  state: ListingState;
  featured: boolean;
  slug: string;
  title: string;
  description: string;
  safety: string;
  seoTitle: string;
  seoDescription: string;
  pictures: string[] | null;
  pricing: PricingForm;
  collectionIds: string[];
};

export function draftOf({ listing, collections, currency }: EditedListing): ListingDraft {
  const { state, featured, slug, title, description, safety, seoTitle, seoDescription, pictures, pricing } = listing;
  return {
    state,
    featured,
    slug,
    title: title ?? '',
    description: description ?? '',
    safety: safety ?? '',
    seoTitle: seoTitle ?? '',
    seoDescription: seoDescription ?? '',
    pictures,
    pricing: pricingForm(pricing, currency),
    collectionIds: collections.filter(({ byHand }) => byHand).map(({ id }) => id),
  };
}

/** The collections it would be in as it is typed, and what its price is by without one of its own. */
export function placeOf({ title, collectionIds }: ListingDraft, { provider, collections, shopPricing }: EditedListing) {
  const named = { ...provider, provider: provider.id, title: title.trim() || provider.title };
  const inside = collectionsOf(named, collectionIds, collections);
  const inherited = inside.find(({ pricing }) => pricing !== null)?.pricing ?? shopPricing;
  return { inside: inside.map(({ id }) => id), inherited };
}

/** What differs from what is kept, as the API takes it; null while a price makes no sense. */
export function changeIn(draft: ListingDraft, kept: EditedListing): (typeof saveListingInput)['_zod']['input'] | null {
  const pricing = readPricing(draft.pricing, kept.currency);
  if (pricing === undefined) return null;
  const before = draftOf(kept);
  const wordOf = (text: string) => (text.trim() === '' ? null : text);
  const missing = (ids: string[], others: string[]) => ids.filter((id) => !others.includes(id));
  const moves = {
    add: missing(draft.collectionIds, before.collectionIds),
    remove: missing(before.collectionIds, draft.collectionIds),
  };
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...(draft.state === before.state ? {} : { state: draft.state }),
    ...(draft.featured === before.featured ? {} : { featured: draft.featured }),
    ...(draft.slug === before.slug ? {} : { slug: draft.slug }),
    ...(draft.title === before.title ? {} : { title: wordOf(draft.title) }),
    ...(draft.description === before.description ? {} : { description: wordOf(draft.description) }),
    ...(draft.safety === before.safety ? {} : { safety: wordOf(draft.safety) }),
    ...(draft.seoTitle === before.seoTitle ? {} : { seo_title: wordOf(draft.seoTitle) }),
    ...(draft.seoDescription === before.seoDescription ? {} : { seo_description: wordOf(draft.seoDescription) }),
    ...(same(draft.pictures, before.pictures) ? {} : { pictures: draft.pictures }),
    ...(same(pricing, kept.listing.pricing) ? {} : { pricing: sentPricing(pricing) }),
    ...(same(draft.collectionIds, before.collectionIds) ? {} : { collections: moves }),
  };
}
