import { Shirt } from 'lucide-react';
import { Suspense } from 'react';
import { GridSkeleton } from '@/components/shop/grid-skeleton';
import { KindFilter } from '@/components/shop/kind-filter';
import { ProductGrid } from '@/components/shop/product-grid';
import { EmptyState } from '@/components/ui/empty-state';
import { pageContext } from '@/lib/http/page-context';
import { listProducts } from '@/lib/services/catalogue/list-products';

type Query = Promise<{ kind?: string | string[] }>;

export default function HomePage({ searchParams }: { searchParams: Query }) {
  return (
    <>
      <section className="max-w-3xl pt-4 pb-10 sm:pt-10 sm:pb-14">
        <h1 className="text-[2.5rem] sm:text-6xl">Made when you order.</h1>
        <p className="mt-4 max-w-xl text-lg text-quiet sm:text-xl">
          Shirts, mugs and prints without a warehouse. The print shop starts on your piece once it is yours, and you can
          follow it from there to your door.
        </p>
      </section>
      <section id="shop" aria-labelledby="shop-title" className="scroll-mt-20">
        <h2 id="shop-title" className="sr-only">
          Products
        </h2>
        <Suspense fallback={<GridSkeleton />}>
          <Shelves query={searchParams} />
        </Suspense>
      </section>
    </>
  );
}

/** Both providers' goods side by side: who prints a thing is no reason to show it elsewhere. */
async function Shelves({ query }: { query: Query }) {
  const { kind } = await query;
  const products = await listProducts(await pageContext(), {});
  const kinds = [...new Set(products.map((product) => product.kind))];
  const chosen = kinds.find((known) => known === kind) ?? null;
  const shown = chosen === null ? products : products.filter((product) => product.kind === chosen);
  if (shown.length === 0) {
    return (
      <EmptyState icon={Shirt} title="The shelves are being filled">
        <p>There is nothing on sale yet. Please look in again in a few minutes.</p>
      </EmptyState>
    );
  }
  return (
    <>
      {kinds.length > 1 ? <KindFilter kinds={kinds} chosen={chosen} /> : null}
      <div className="mt-6">
        <ProductGrid products={shown} />
      </div>
    </>
  );
}
