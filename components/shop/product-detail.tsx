'use client';
import Image from 'next/image';
import Link from 'next/link';
import { useState } from 'react';
import { addToCart } from '@/lib/client/cart-store';
import type { ProductView, VariantView } from '@/lib/contracts/catalogue';
import { formatMoney } from '@/lib/domain/money';
import { OptionPicker } from './option-picker';

export function ProductDetail({ product }: { product: ProductView }) {
  const first = product.variants.find(({ available }) => available) ?? product.variants[0];
  const [options, setOptions] = useState<Record<string, string>>(first?.options ?? {});
  const [added, setAdded] = useState(0);
  const names = Object.keys(first?.options ?? {});
  const variant = product.variants.find((each) => names.every((name) => each.options[name] === options[name]));
  const [picture, setPicture] = useState<string | null>(null);
  const main = picture ?? variant?.pictures[0] ?? product.pictures[0];
  const pictures = [...new Set([...(variant?.pictures ?? []), ...product.pictures])].slice(0, 6);

  const choose = (name: string, value: string) => {
    setOptions((old) => nearest(product.variants, { ...old, [name]: value }, name));
    setPicture(null);
  };
  return (
    <div className="grid gap-8 md:grid-cols-2 lg:gap-12">
      <div>
        <div className="aspect-square overflow-hidden rounded-lg bg-soft">
          {main ? (
            <Image
              src={main}
              alt={`${product.title}, ${variant?.name ?? ''}`}
              width={1000}
              height={1000}
              priority
              className="size-full object-cover"
            />
          ) : null}
        </div>
        {pictures.length > 1 ? (
          <ul className="mt-3 grid grid-cols-6 gap-2" aria-label="Pictures">
            {pictures.map((each, index) => (
              <li key={each}>
                <button
                  type="button"
                  onClick={() => setPicture(each)}
                  aria-label={`Show picture ${index + 1}`}
                  aria-pressed={each === main}
                  className="block overflow-hidden rounded-lg border border-line aria-pressed:border-accent"
                >
                  <Image src={each} alt="" width={160} height={160} className="aspect-square w-full object-cover" />
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="flex flex-col gap-6">
        <div>
          <p className="text-quiet">{product.kind}</p>
          <h1 className="mt-1">{product.title}</h1>
          <p className="mt-3 text-2xl tabular-nums">
            {formatMoney(variant?.price_minor ?? product.from_minor, product.currency)}
          </p>
        </div>
        {names.map((name) => (
          <OptionPicker
            key={name}
            name={name}
            value={options[name] ?? ''}
            choices={choicesOf(product.variants, name, options)}
            onChange={(value) => choose(name, value)}
          />
        ))}
        <div>
          <button
            type="button"
            className="btn w-full"
            disabled={!variant?.available}
            onClick={() => {
              if (!variant) return;
              addToCart(variant.id, 1);
              setAdded((count) => count + 1);
            }}
          >
            {variant?.available ? 'Add to cart' : 'Not available right now'}
          </button>
          <p aria-live="polite" className="mt-3 min-h-6">
            {added > 0 ? (
              <>
                Added to your cart.{' '}
                <Link href="/cart" className="text-accent underline">
                  Go to cart
                </Link>
              </>
            ) : null}
          </p>
        </div>
        <p className="text-quiet text-sm">
          Printed for you in 2 to 5 business days, then shipped. You see the delivery date before you pay.
        </p>
        <div className="whitespace-pre-line text-quiet leading-relaxed">{product.description}</div>
      </div>
    </div>
  );
}

type Choice = { value: string; hex: string | null; available: boolean };

function choicesOf(variants: VariantView[], name: string, chosen: Record<string, string>): Choice[] {
  const values = [...new Set(variants.map((variant) => variant.options[name] ?? ''))];
  return values.map((value) => {
    const having = variants.filter((variant) => variant.options[name] === value);
    const fitting = having.filter((variant) =>
      Object.entries(chosen).every(([other, wanted]) => other === name || variant.options[other] === wanted),
    );
    return {
      value,
      hex: having[0]?.color_hex ?? null,
      available: (fitting.length > 0 ? fitting : having).some(({ available }) => available),
    };
  });
}

/** The wanted options as far as that combination exists; else the first variant that has the newest choice. */
function nearest(variants: VariantView[], wanted: Record<string, string>, newest: string): Record<string, string> {
  const exact = variants.find((variant) =>
    Object.entries(wanted).every(([name, value]) => variant.options[name] === value),
  );
  return (exact ?? variants.find((variant) => variant.options[newest] === wanted[newest]))?.options ?? wanted;
}
