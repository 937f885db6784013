import { malformedProductId, notFound } from './errors';
import type { Product } from './product';
import type { Shop } from './state';

/** Throws 422 for what is no product id and 404 for one that is not there. */
export function findProduct(shop: Shop, id: string): Product {
  if (!/^[0-9a-f]{24}$/.test(id)) throw malformedProductId();
  const product = shop.products.get(id);
  if (!product) throw notFound();
  return product;
}
