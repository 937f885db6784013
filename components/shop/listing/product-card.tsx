import clsx from 'clsx';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture/picture';
import type { CardView } from '@/lib/contracts/catalogue';
import { LinkPending } from '../frame/link-pending';
import { ColorDots } from '../product/color-dots';
import { FromPrice } from './from-price';

/** `eager` for the first rows, which are seen before any scrolling. `sizes` as its picture's place is wide. */
export function ProductCard({
  product,
  eager = false,
  sizes = '(min-width: 64rem) 18rem, (min-width: 40rem) 33vw, 50vw',
}: {
  product: CardView;
  eager?: boolean;
  sizes?: string;
}) {
  return (
    <article className="group relative">
      <Picture
        src={product.picture}
        alt=""
        sizes={sizes}
        eager={eager}
        className={clsx(
          'rounded-box [&_img]:transition-transform [&_img]:duration-500 [&_img]:ease-calm group-hover:[&_img]:scale-[1.03]',
          product.sold_out && 'opacity-60',
        )}
      />
      <h3 className="mt-3 line-clamp-2 font-medium text-[0.9375rem] leading-snug tracking-normal">
        {/* The whole card is the link's area, its name is the title alone. */}
        <Link href={`/products/${product.slug}`} className="after:absolute after:inset-0 after:rounded-box">
          {product.title}
          <LinkPending />
        </Link>
      </h3>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="text-[0.9375rem]">
          <FromPrice product={product} />
        </p>
        <ColorDots hexes={product.hexes} />
      </div>
    </article>
  );
}
