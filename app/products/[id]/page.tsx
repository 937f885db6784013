import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ProductDetail } from '@/components/shop/product-detail';
import { AppError } from '@/lib/domain/errors';
import { pageContext } from '@/lib/http/page-context';
import { getProduct } from '@/lib/services/catalogue/get-product';

type Props = { params: Promise<{ id: string }> };

/** Read once for the title and the page. */
const productOf = cache(async (productId: string) => {
  try {
    return await getProduct(await pageContext(), { productId });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productOf((await params).id);
  return { title: product.title, description: product.description.slice(0, 160) };
}

export default async function ProductPage({ params }: Props) {
  const product = await productOf((await params).id);
  return <ProductDetail key={product.id} product={product} />;
}
