import * as z from 'zod/mini';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { listProducts } from '@/lib/services/catalogue/list-products';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: productsAnswer,
  run: async (ctx) => ({ products: await listProducts(ctx, {}) }),
});
