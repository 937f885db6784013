import type { World } from '../core/world';
import type { Goods } from './goods';
import type { Mockups } from './mockups';
import type { OrderBook } from './order-book';
import type { Webhooks } from './webhooks';

/** What all routes of the sandboxed store work on. */
export type Shop = {
  world: World;
  goods: Goods;
  orders: OrderBook;
  webhooks: Webhooks;
  mockups: Mockups;
};
