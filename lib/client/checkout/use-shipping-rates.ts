import { useQuery } from '@tanstack/react-query';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import type { Destination } from '@/lib/domain/address/recipient';
import type { Cart } from '../cart/cart';
import { apiPost } from '../core/api';

/** Ways of delivery for this cart and place. Idle while the place is not known (`null`). */
export function useShippingRates(cart: Cart, destination: Destination | null) {
  return useQuery({
    queryKey: ['shipping-rates', cart, destination],
    queryFn: ({ signal }) =>
      apiPost('/api/pod/shipping-rates', { items: cart, destination }, shippingRatesAnswer, { signal }),
    enabled: destination !== null && cart.length > 0,
    staleTime: 60_000,
  });
}
