'use client';

import { useState } from 'react';
import { Money } from '@/components/ui/money';
import type { ProductView } from '@/lib/contracts/catalogue';
import type { SizeGuide as Guide } from '@/lib/domain/size-guide';
import { AddToCart } from './add-to-cart';
import { firstChoice, type Options, optionGroups, variantOf, withOption } from './choose-variant';
import { DeliverySlot } from './delivery-slot';
import { Gallery } from './gallery';
import { NotAvailable } from './not-available';
import { OptionPicker } from './option-picker';
import { ProductFacts } from './product-facts';
import { SizeGuideButton } from './size-guide-button';

/** `country` is the server's guess at where the visitor is. */
export function ProductDetail({
  product,
  sizeGuide,
  country,
}: {
  product: ProductView;
  sizeGuide: Guide | null;
  country: string;
}) {
  const { variants } = product;
  const [chosen, setChosen] = useState(() => firstChoice(variants));
  const variant = variantOf(variants, chosen);
  // One order for as long as the page is open: what is chosen turns the row, it does not reshuffle it.
  const [pictures] = useState(() => picturesOf(product, chosen));
  const groups = optionGroups(variants, chosen);
  return (
    <div className="grid gap-x-12 gap-y-6 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-y-8 lg:gap-x-16">
      <Gallery pictures={pictures} shown={variant?.pictures[0] ?? null} alt={product.title} />
      <div className="flex min-w-0 flex-col gap-6">
        <div>
          <h1 className="[overflow-wrap:anywhere]">{product.title}</h1>
          <p aria-live="polite" className="mt-3 text-heading">
            <Money amountMinor={variant?.price_minor ?? product.from_minor} currency={product.currency} />
          </p>
        </div>
        {groups.map((group) => (
          <OptionPicker
            key={group.name}
            group={group}
            value={chosen[group.name] ?? ''}
            onChange={(value) => setChosen(withOption(variants, chosen, group.name, value))}
            aside={
              sizeGuide && group.name === 'size' ? (
                <SizeGuideButton guide={sizeGuide} country={country} title={product.title} />
              ) : null
            }
          />
        ))}
        {variant?.available ? null : <NotAvailable variants={variants} chosen={chosen} variant={variant} />}
        <AddToCart variant={variant} />
        {variant?.available ? <DeliverySlot variantId={variant.id} guess={country} /> : null}
        <ProductFacts description={product.description} />
      </div>
    </div>
  );
}

/** Those of what is chosen at first, then all others. */
function picturesOf(product: ProductView, chosen: Options): string[] {
  const first = variantOf(product.variants, chosen)?.pictures ?? [];
  return [...new Set([...first, ...product.pictures, ...product.variants.flatMap(({ pictures }) => pictures)])];
}
