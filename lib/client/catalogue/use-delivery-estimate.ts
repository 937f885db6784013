import { useQuery } from '@tanstack/react-query';
import { deliveryEstimateAnswer } from '@/lib/contracts/catalogue';
import { apiGet } from '../core/api';

const HOUR_MS = 3_600_000;

/** When one piece of this variant arrives in a country. The last answer stays until the next one is there. */
export function useDeliveryEstimate(variantId: string, country: string) {
  const query = new URLSearchParams({ variant_id: variantId, country });
  return useQuery({
    queryKey: ['delivery-estimate', variantId, country],
    queryFn: ({ signal }) => apiGet(`/api/pod/delivery-estimate?${query}`, deliveryEstimateAnswer, { signal }),
    staleTime: HOUR_MS,
  });
}
