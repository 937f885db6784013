import { deliveryEstimateAnswer, deliveryEstimateQuery } from '@/lib/contracts/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'quote',
  input: deliveryEstimateQuery,
  output: deliveryEstimateAnswer,
  run: estimateDelivery,
});
