import { deliveryEstimateAnswer, deliveryEstimateQuery } from '@/lib/contracts/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'quote',
  input: deliveryEstimateQuery,
  output: deliveryEstimateAnswer,
  run: async (ctx, { variant_id, country }) => {
    const { choices, quotedAt } = await estimateDelivery(ctx, { variantId: variant_id, country });
    return {
      country,
      choices: choices.map((choice) => ({
        id: choice.id,
        name: choice.name,
        cost_minor: choice.costMinor,
        currency: choice.currency,
        delivery_from: choice.deliveryFrom,
        delivery_to: choice.deliveryTo,
        production_days: choice.productionDays,
        transit_days: choice.transitDays,
      })),
      quoted_at: quotedAt.toISOString(),
    };
  },
});
