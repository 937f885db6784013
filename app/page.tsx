import Link from 'next/link';
import { ProductCard } from '@/components/shop/product-card';
import { pageContext } from '@/lib/http/page-context';
import { listProducts } from '@/lib/services/catalogue/list-products';

export default async function HomePage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const { kind } = await searchParams;
  const products = await listProducts(await pageContext(), {});
  const kinds = [...new Set(products.map((product) => product.kind))];
  const shown = kind && kinds.includes(kind) ? products.filter((product) => product.kind === kind) : products;
  return (
    <>
      <section className="max-w-2xl py-6 sm:py-10">
        <h1 className="sm:text-5xl">Good things, made when you order.</h1>
        <p className="mt-4 text-lg text-quiet">
          Shirts, mugs and prints by independent designers. Nothing lies in a warehouse; every piece is printed for you.
        </p>
      </section>
      <nav aria-label="Kinds of products" className="-mx-4 mb-6 flex gap-2 overflow-x-auto px-4 pb-2">
        {[undefined, ...kinds].map((each) => (
          <Link
            key={each ?? 'all'}
            href={each ? `/?kind=${encodeURIComponent(each)}` : '/'}
            aria-current={each === kind || (!each && !kind) ? 'page' : undefined}
            className="flex min-h-11 items-center whitespace-nowrap rounded-full border border-line bg-card px-4 aria-[current=page]:border-accent aria-[current=page]:bg-accent aria-[current=page]:text-on-accent"
          >
            {each ?? 'Everything'}
          </Link>
        ))}
      </nav>
      <h2 className="sr-only">Products</h2>
      {shown.length === 0 ? (
        <p className="card">The shelves are being filled. Please come back in a moment.</p>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-4">
          {shown.map((product, index) => (
            <ProductCard key={product.id} product={product} eager={index < 4} />
          ))}
        </ul>
      )}
    </>
  );
}
