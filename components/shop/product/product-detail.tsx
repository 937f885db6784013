'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Money } from '@/components/ui/money';
import { type PackedVariants, picturesFor, unpackVariants } from '@/lib/domain/catalogue/packed-variants';
import type { Pause } from '@/lib/domain/catalogue/pause';
import type { SizeGuide as Guide } from '@/lib/domain/catalogue/size-guide';
import { DesignInvite } from '../design/design-invite';
import { type OwnDesign, placedDesign, refusalOf } from '../design/own-design';
import { AddToCart } from './add-to-cart';
import { firstChoice, optionGroups, variantOf, withOption } from './choose-variant';
import { DeliverySlot } from './delivery-slot';
import { Gallery } from './gallery';
import { NotAvailable } from './not-available';
import { OptionPicker } from './option-picker';
import { PauseNotice } from './pause-notice';
import { type Origin, ProductFacts } from './product-facts';
import { SizeGuideButton } from './size-guide-button';

const Designer = dynamic(() => import('../design/designer').then(({ Designer: part }) => part), {
  ssr: false,
  loading: () => <div className="aspect-square animate-pulse rounded-box bg-stage" />,
});

type Props = {
  title: string;
  description: string;
  origin: Origin;
  currency: string;
  /** Of the product as such. */
  pictures: readonly string[];
  packed: PackedVariants;
  sizeGuide: Guide | null;
  /** The server's guess at where the visitor is; null where nobody is: a preview asks for no delivery. */
  country: string | null;
  /** It is not sold for a while. */
  pause?: Pause | null;
};

/** While an own design is being placed, it takes the gallery's place. */
export function ProductDetail({
  title,
  description,
  origin,
  currency,
  packed,
  sizeGuide,
  country,
  pause = null,
  ...product
}: Props) {
  const [variants] = useState(() => unpackVariants(packed));
  const [chosen, setChosen] = useState(() => firstChoice(variants));
  const [designing, setDesigning] = useState(false);
  const [design, setDesign] = useState<OwnDesign | null>(null);
  const variant = variantOf(variants, chosen);
  const area = variant?.printArea ?? null;
  const pictures = picturesFor(variant, product.pictures, variants);
  const t = useTranslations('design');
  const refusal = designing ? refusalOf(design, area) : null;
  const lowest = Math.min(...variants.map(({ priceMinor }) => priceMinor));
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
        // Another color's pictures are another row, from its beginning.
        <Gallery key={pictures[0]} pictures={pictures} alt={title} />
      )}
      <div className="flex min-w-0 flex-col gap-6">
        <Heading title={title} minor={variant?.priceMinor ?? lowest} currency={currency} />
        {groups.map((group) => (
          <OptionPicker
            key={group.name}
            group={group}
            value={chosen[group.name] ?? ''}
            onChange={(value) => setChosen(withOption(variants, chosen, group.name, value))}
            aside={
              sizeGuide && country !== null && group.name === 'size' ? (
                <SizeGuideButton guide={sizeGuide} country={country} title={title} />
              ) : null
            }
          />
        ))}
        {variant?.available ? null : <NotAvailable variants={variants} chosen={chosen} variant={variant} />}
        {packed.areas.length > 0 && !designing ? <DesignInvite onStart={() => setDesigning(true)} /> : null}
        <Buy
          pause={pause}
          variant={variant}
          design={placedDesign(design, area)}
          refusal={refusal && t(refusal.words, { px: refusal.px })}
        />
        {variant?.available && country !== null ? <DeliverySlot variantId={variant.id} guess={country} /> : null}
        <ProductFacts description={description} origin={origin} />
      </div>
    </div>
  );
}

/** The way into the cart, or why there is none for a while. */
function Buy({ pause, ...goods }: { pause: Pause | null } & ComponentProps<typeof AddToCart>) {
  if (pause === null) return <AddToCart {...goods} />;
  return <PauseNotice message={pause.message} until={pause.until?.toISOString() ?? null} />;
}

function Heading({ title, minor, currency }: { title: string; minor: number; currency: string }) {
  return (
    <div>
      <h1 className="[overflow-wrap:anywhere]">{title}</h1>
      <p aria-live="polite" className="mt-3 text-heading">
        <Money amountMinor={minor} currency={currency} />
      </p>
    </div>
  );
}
