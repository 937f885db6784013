import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProductDetail } from '@/components/shop/product-detail';
import { AppError } from '@/lib/domain/errors';
import { pageContext } from '@/lib/http/page-context';
import { getProduct } from '@/lib/services/catalogue/get-product';

type Props = { params: Promise<{ id: string }> };

async function load(params: Props['params']) {
  const { id } = await params;
  try {
    return await getProduct(await pageContext(), { productId: id });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).title };
}

export default async function ProductPage({ params }: Props) {
  return <ProductDetail product={await load(params)} />;
}
