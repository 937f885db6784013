import { toDecimal } from '../money/money';

type Described = {
  id: string;
  title: string;
  description: string;
  kind: string;
  pictures: readonly string[];
  currency: string;
  variants: readonly { id: string; name: string; sku: string | null; priceMinor: number; available: boolean }[];
};

/** schema.org's words for a product and its offers. `appUrl` without a slash at its end. */
export function productData(product: Described, { appUrl, shopName }: { appUrl: string; shopName: string }): object {
  const url = `${appUrl}/products/${product.id}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    ...(product.description === '' ? {} : { description: product.description }),
    ...(product.pictures.length === 0 ? {} : { image: product.pictures.slice(0, 6) }),
    category: product.kind,
    brand: { '@type': 'Brand', name: shopName },
    url,
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      name: variant.name,
      sku: variant.sku ?? variant.id,
      price: toDecimal(variant.priceMinor, product.currency),
      priceCurrency: product.currency,
      availability: `https://schema.org/${variant.available ? 'InStock' : 'OutOfStock'}`,
      itemCondition: 'https://schema.org/NewCondition',
      url,
    })),
  };
}
