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

type Days = { min: number; max: number };
/** The shop it is sold in. `appUrl` has no slash at its end; `delivery`: into that country, as it was last quoted. */
type Shop = {
  appUrl: string;
  shopName: string;
  country: string;
  delivery: { costMinor: number; currency: string; productionDays: Days; transitDays: Days } | null;
  /** So long it can be sent back; null where the shop publishes no such text. */
  returnDays: number | null;
};

/** schema.org's words for a product, its offers, and how it comes and goes back. */
export function productData(product: Described, shop: Shop): object {
  const { appUrl, shopName } = shop;
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
    offers:
      product.variants.length > MOST_OFFERS ? summary(product, url, terms(shop)) : offersOf(product, url, terms(shop)),
  };
}

type Named = { '@id': string };

function terms({ appUrl, country, delivery, returnDays }: Shop): Record<string, Named> {
  const days = ({ min, max }: Days) => ({
    '@type': 'QuantitativeValue',
    minValue: min,
    maxValue: max,
    unitCode: 'DAY',
  });
  const shipping = delivery && {
    '@type': 'OfferShippingDetails',
    '@id': '#delivery',
    shippingRate: {
      '@type': 'MonetaryAmount',
      value: toDecimal(delivery.costMinor, delivery.currency),
      currency: delivery.currency,
    },
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: country },
    deliveryTime: {
      '@type': 'ShippingDeliveryTime',
      handlingTime: days(delivery.productionDays),
      transitTime: days(delivery.transitDays),
    },
  };
  const returns = returnDays !== null && {
    '@type': 'MerchantReturnPolicy',
    '@id': '#returns',
    applicableCountry: country,
    returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
    merchantReturnDays: returnDays,
    returnMethod: 'https://schema.org/ReturnByMail',
    returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
    merchantReturnLink: `${appUrl}/pages/withdrawal`,
  };
  return {
    ...(shipping ? { shippingDetails: shipping } : {}),
    ...(returns ? { hasMerchantReturnPolicy: returns } : {}),
  };
}

/** Beyond, the page would be mostly this. */
const MOST_OFFERS = 40;

function summary({ variants, currency, pause }: Described, url: string, terms: object): object {
  const prices = variants.map(({ priceMinor }) => priceMinor);
  return {
    '@type': 'AggregateOffer',
    lowPrice: toDecimal(Math.min(...prices), currency),
    highPrice: toDecimal(Math.max(...prices), currency),
    priceCurrency: currency,
    offerCount: variants.length,
    availability: availability(pause === null && variants.some(({ available }) => available)),
    ...terms,
    url,
  };
}

/** Said whole with the first offer; the others point there. */
function offersOf(product: Described, url: string, terms: Record<string, Named>): object[] {
  const same = Object.fromEntries(Object.entries(terms).map(([name, { '@id': id }]) => [name, { '@id': id }]));
  return product.variants.map((variant, index) => ({
    '@type': 'Offer',
    name: variant.name,
    sku: variant.sku ?? variant.id,
    price: toDecimal(variant.priceMinor, product.currency),
    priceCurrency: product.currency,
    availability: availability(product.pause === null && variant.available),
    itemCondition: 'https://schema.org/NewCondition',
    url,
    ...(index === 0 ? terms : same),
  }));
}

const availability = (available: boolean) => `https://schema.org/${available ? 'InStock' : 'OutOfStock'}`;
