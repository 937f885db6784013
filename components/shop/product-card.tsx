import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { Picture } from '@/components/ui/picture';
import type { ProductView } from '@/lib/contracts/catalogue';
import { ColorDots } from './color-dots';
import { LinkPending } from './link-pending';

/** `eager` for the first row, which is seen before any scrolling. */
export function ProductCard({ product, eager }: { product: ProductView; eager: boolean }) {
  const isOnePrice = new Set(product.variants.map(({ price_minor }) => price_minor)).size === 1;
  return (
    <article className="group relative">
      <Picture
        src={product.pictures[0]}
        alt=""
        sizes="(min-width: 64rem) 18rem, (min-width: 40rem) 33vw, 50vw"
        eager={eager}
        className="rounded-box [&_img]:transition-transform [&_img]:duration-300 group-hover:[&_img]:scale-[1.03]"
      />
      <div className="mt-3 justify-between gap-3 sm:flex sm:items-start">
        <h3 className="min-w-0 font-medium text-[0.9375rem] leading-snug tracking-normal">
          {/* The whole card is the link's area, its name is the title alone. */}
          <Link href={`/products/${product.id}`} className="after:absolute after:inset-0 after:rounded-box">
            {product.title}
            <LinkPending />
          </Link>
        </h3>
        <p className="shrink-0 text-[0.9375rem]">
          {product.available ? (
            <>
              {isOnePrice ? null : <span className="text-quiet">from </span>}
              <Money amountMinor={product.from_minor} currency={product.currency} />
            </>
          ) : (
            <span className="text-quiet">Sold out</span>
          )}
        </p>
      </div>
      <div className="mt-1.5 flex items-center justify-between gap-3">
        <p className="text-quiet text-sm">{product.kind}</p>
        <ColorDots variants={product.variants} />
      </div>
    </article>
  );
}
