import { productsAnswer, productsQuery } from '@/lib/contracts/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { listProducts } from '@/lib/services/catalogue/list-products';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: productsQuery,
  output: productsAnswer,
  run: (ctx, query) => listProducts(ctx, query),
});
