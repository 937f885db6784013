'use client';

import { useTranslations } from 'next-intl';
import { ProductDetail } from '@/components/shop/product/product-detail';
import { Card } from '@/components/ui/card';
import { type Choice, packVariants } from '@/lib/domain/catalogue/packed-variants';
import { type Pricing, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import type { EditedListing, ListingDraft } from './listing-draft';

export type PreviewedVariant = Omit<Choice, 'priceMinor'> & {
  costMinor: number | null;
  retailMinor: number;
  currency: string;
};
type Props = {
  listing: EditedListing;
  draft: ListingDraft;
  pricing: Pricing | null;
  variants: readonly PreviewedVariant[];
};

/** The shop's own page with what is typed. It is looked at, not used: nothing of it goes into a cart. */
export function ListingPreview({ listing, draft, pricing, variants }: Props) {
  const t = useTranslations('goods');
  const priced = variants.map((variant) => ({ ...variant, priceMinor: sellingPrice(variant, pricing) }));
  return (
    <Card title={t('preview')}>
      <div inert>
        <ProductDetail
          // It takes its variants once.
          key={JSON.stringify(pricing)}
          title={draft.title.trim() || listing.provider.title}
          description={draft.description.trim() || listing.provider.description}
          origin={{ safety: draft.safety.trim() || listing.provider.safety, printedIn: null, madeIn: null }}
          currency={listing.currency}
          pictures={draft.pictures ?? listing.provider.pictures}
          packed={packVariants(priced)}
          sizeGuide={null}
          country={null}
        />
      </div>
    </Card>
  );
}
