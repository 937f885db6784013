'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Money } from '@/components/ui/money';
import type { ProductView } from '@/lib/contracts/catalogue';
import type { PrintArea } from '@/lib/domain/catalogue/design';
import type { SizeGuide as Guide } from '@/lib/domain/catalogue/size-guide';
import { DesignInvite } from '../design/design-invite';
import { type OwnDesign, placedDesign, refusalOf } from '../design/own-design';
import { AddToCart } from './add-to-cart';
import { firstChoice, type Options, optionGroups, variantOf, withOption } from './choose-variant';
import { DeliverySlot } from './delivery-slot';
import { Gallery } from './gallery';
import { NotAvailable } from './not-available';
import { OptionPicker } from './option-picker';
import { ProductFacts } from './product-facts';
import { SizeGuideButton } from './size-guide-button';

const Designer = dynamic(() => import('../design/designer').then(({ Designer: part }) => part), {
  ssr: false,
  loading: () => <div className="aspect-square animate-pulse rounded-box bg-stage" />,
});

type Props = {
  product: ProductView;
  sizeGuide: Guide | null;
  /** Where an own design goes, by variant. */
  printAreas: Readonly<Record<string, PrintArea>>;
  /** The server's guess at where the visitor is. */
  country: string;
};

/** While an own design is being placed, it takes the gallery's place. */
export function ProductDetail({ product, sizeGuide, printAreas, country }: Props) {
  const { variants } = product;
  const [chosen, setChosen] = useState(() => firstChoice(variants));
  const [designing, setDesigning] = useState(false);
  const [design, setDesign] = useState<OwnDesign | null>(null);
  const variant = variantOf(variants, chosen);
  const area = (variant && printAreas[variant.id]) ?? null;
  // One order for as long as the page is open: what is chosen turns the row, it does not reshuffle it.
  const [pictures] = useState(() => picturesOf(product, chosen));
  const t = useTranslations('design');
  const refusal = designing ? refusalOf(design, area) : null;
  const groups = optionGroups(variants, chosen);
  const stop = () => {
    setDesigning(false);
    setDesign(null);
  };
  return (
    <div className="grid gap-x-12 gap-y-6 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-y-8 lg:gap-x-16">
      {designing ? (
        <Designer
          variant={variant}
          picture={variant?.pictures[0] ?? pictures[0] ?? null}
          area={area}
          design={design}
          onDesign={setDesign}
          onStop={stop}
        />
      ) : (
        <Gallery pictures={pictures} shown={variant?.pictures[0] ?? null} alt={product.title} />
      )}
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
        {Object.keys(printAreas).length > 0 && !designing ? <DesignInvite onStart={() => setDesigning(true)} /> : null}
        <AddToCart
          variant={variant}
          design={placedDesign(design, area)}
          refusal={refusal && t(refusal.words, { px: refusal.px })}
        />
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
