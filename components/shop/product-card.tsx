import Image from 'next/image';
import Link from 'next/link';
import type { ProductView } from '@/lib/contracts/catalogue';
import { formatMoney } from '@/lib/domain/money';

const MAX_DOTS = 5;

export function ProductCard({ product, eager }: { product: ProductView; eager: boolean }) {
  const colors = [...new Set(product.variants.flatMap(({ color_hex }) => (color_hex ? [color_hex] : [])))];
  const prices = new Set(product.variants.map(({ price_minor }) => price_minor));
  return (
    <li>
      <Link href={`/products/${product.id}`} className="group block no-underline">
        <div className="aspect-square overflow-hidden rounded-lg bg-soft">
          {product.pictures[0] ? (
            <Image
              src={product.pictures[0]}
              alt=""
              width={600}
              height={600}
              loading={eager ? 'eager' : 'lazy'}
              className="size-full object-cover transition-transform duration-300 group-hover:scale-[1.03]"
            />
          ) : null}
        </div>
        <h3 className="mt-3 font-medium leading-snug">{product.title}</h3>
        <p className="text-quiet text-sm">{product.kind}</p>
        <p className="mt-1 flex items-center gap-2">
          <span>
            {prices.size > 1 ? 'from ' : ''}
            {formatMoney(product.from_minor, product.currency)}
          </span>
          {product.available ? null : <span className="chip">Sold out</span>}
          <span aria-hidden="true" className="ml-auto flex gap-1">
            {colors.length > 1
              ? colors
                  .slice(0, MAX_DOTS)
                  .map((color) => (
                    <span
                      key={color}
                      className="size-3 rounded-full border border-line"
                      style={{ backgroundColor: color }}
                    />
                  ))
              : null}
          </span>
        </p>
      </Link>
    </li>
  );
}
