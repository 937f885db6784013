import { toDecimal } from '../money/money';

type Described = {
  slug: string;
  title: string;
  description: string;
  kind: string;
  pictures: readonly string[];
  currency: string;
  /** What is not sold for now is not in stock to whoever reads this. */
  pause: object | null;
  variants: readonly { id: string; name: string; sku: string | null; priceMinor: number; available: boolean }[];
};

/** schema.org's words for a product and its offers. `appUrl` without a slash at its end. */
export function productData(product: Described, { appUrl, shopName }: { appUrl: string; shopName: string }): object {
  const url = `${appUrl}/products/${product.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    ...(product.description === '' ? {} : { description: product.description }),
    ...(product.pictures.length === 0 ? {} : { image: product.pictures.slice(0, 6) }),
    category: product.kind,
    brand: { '@type': 'Brand', name: shopName },
    url,
    offers: product.variants.length > MOST_OFFERS ? summary(product, url) : offersOf(product, url),
  };
}

/** Beyond, the page would be mostly this. */
const MOST_OFFERS = 40;

function summary({ variants, currency, pause }: Described, url: string): object {
  const prices = variants.map(({ priceMinor }) => priceMinor);
  return {
    '@type': 'AggregateOffer',
    lowPrice: toDecimal(Math.min(...prices), currency),
    highPrice: toDecimal(Math.max(...prices), currency),
    priceCurrency: currency,
    offerCount: variants.length,
    availability: availability(pause === null && variants.some(({ available }) => available)),
    url,
  };
}

function offersOf(product: Described, url: string): object[] {
  return product.variants.map((variant) => ({
    '@type': 'Offer',
    name: variant.name,
    sku: variant.sku ?? variant.id,
    price: toDecimal(variant.priceMinor, product.currency),
    priceCurrency: product.currency,
    availability: availability(product.pause === null && variant.available),
    itemCondition: 'https://schema.org/NewCondition',
    url,
  }));
}

const availability = (available: boolean) => `https://schema.org/${available ? 'InStock' : 'OutOfStock'}`;
