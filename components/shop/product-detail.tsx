'use client';

import { Truck } from 'lucide-react';
import { useState } from 'react';
import { Money } from '@/components/ui/money';
import type { ProductView } from '@/lib/contracts/catalogue';
import { AddToCart } from './add-to-cart';
import { firstChoice, optionGroups, variantOf, withOption } from './choose-variant';
import { Gallery } from './gallery';
import { OptionPicker } from './option-picker';

export function ProductDetail({ product }: { product: ProductView }) {
  const { variants } = product;
  const [chosen, setChosen] = useState(() => firstChoice(variants));
  const [picture, setPicture] = useState<string | null>(null);
  const variant = variantOf(variants, chosen);
  const pictures = [...new Set([...(variant?.pictures ?? []), ...product.pictures])];
  const choose = (name: string, value: string) => {
    setChosen(withOption(variants, chosen, name, value));
    setPicture(null);
  };
  return (
    <div className="grid gap-8 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-12 lg:gap-16">
      <Gallery
        pictures={pictures}
        shown={picture ?? pictures[0]}
        alt={variant ? `${product.title}, ${variant.name}` : product.title}
        onShow={setPicture}
      />
      <div className="flex flex-col gap-7 md:sticky md:top-24 md:self-start">
        <div>
          <p className="text-quiet">{product.kind}</p>
          <h1 className="mt-1 sm:text-4xl">{product.title}</h1>
          <p aria-live="polite" className="mt-3 text-2xl">
            <Money amountMinor={variant?.price_minor ?? product.from_minor} currency={product.currency} />
          </p>
        </div>
        {optionGroups(variants, chosen).map((group) => (
          <OptionPicker
            key={group.name}
            group={group}
            value={chosen[group.name] ?? ''}
            onChange={(value) => choose(group.name, value)}
          />
        ))}
        <AddToCart title={product.title} variant={variant} />
        <p className="flex gap-3 text-[0.9375rem] text-quiet">
          <Truck aria-hidden className="mt-0.5 size-5 shrink-0" />
          Printed for you first, then shipped. At checkout you see the price and the day of delivery for your address
          before you pay.
        </p>
        {product.description === '' ? null : (
          <section aria-labelledby="about" className="border-line border-t pt-6">
            <h2 id="about" className="mb-2 text-base">
              About it
            </h2>
            <p className="whitespace-pre-line text-quiet">{product.description}</p>
          </section>
        )}
      </div>
    </div>
  );
}
