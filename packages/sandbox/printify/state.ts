import type { Kept, World } from '../core/world';
import type { Order } from './order';
import { type Product, seedProducts } from './product';
import type { Settings } from './settings';
import type { SupportRequest } from './support-request';
import type { Upload } from './upload';
import type { Webhook } from './webhook';

export const SHOP_ID = 901001;
export const USER_ID = 7700412;

/** Everything this Printify knows. Maps keep the order of creation, oldest first. */
export type Shop = {
  world: World;
  settings: Settings;
  /** An API shop is `custom_integration`; without a channel it still takes orders but publishes nothing. */
  salesChannel: 'custom_integration' | 'disconnected';
  products: Map<string, Product>;
  uploads: Map<string, Upload>;
  orders: Map<string, Order>;
  supportRequests: Map<string, SupportRequest>;
  webhooks: Map<string, Webhook>;
};

export function createShop(world: World, settings: Settings): Shop {
  const products = seedProducts(world.store);
  return {
    world,
    settings,
    salesChannel: 'custom_integration',
    products: new Map(products.map((product) => [product.id, product])),
    uploads: new Map(),
    orders: new Map(),
    supportRequests: new Map(),
    webhooks: new Map(),
  };
}

/** Forgets what was bought and, unless that is kept, who listens; products and uploads stay. */
export function resetShop(shop: Shop, kept?: Kept): void {
  shop.salesChannel = 'custom_integration';
  shop.orders.clear();
  shop.supportRequests.clear();
  if (!kept?.webhooks) shop.webhooks.clear();
}
