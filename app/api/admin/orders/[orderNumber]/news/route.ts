import { newsAnswer, newsInput } from '@/lib/contracts/backoffice/desk-news';
import { endpoint } from '@/lib/http/endpoint';
import { enterNews } from '@/lib/services/order/fulfillment/enter-news';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.enter_news',
  input: newsInput,
  output: newsAnswer,
  drains: true,
  run: (ctx, { provider, replacement, ...news }, { params }) =>
    enterNews(ctx, { orderNumber: params['orderNumber'] ?? '', provider, replacement, news }),
});
