import { hashKey, useQuery } from '@tanstack/react-query';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import type { Destination } from '@/lib/domain/address/recipient';
import type { Cart } from '../cart/cart';
import { apiPost } from '../core/api';

/**
 * Ways of delivery for this cart and place, with the tax of the chosen one. Idle while the place is not known (`null`).
 * While another one's tax is asked for, what was told of the others stays.
 */
export function useShippingRates(cart: Cart, destination: Destination | null, choice: string | null = null) {
  return useQuery({
    queryKey: ['shipping-rates', cart, destination, choice],
    queryFn: ({ signal }) =>
      apiPost(
        '/api/pod/shipping-rates',
        { items: cart, destination, ...(choice === null ? {} : { shipping_choice: choice }) },
        shippingRatesAnswer,
        { signal },
      ),
    enabled: destination !== null && cart.length > 0,
    staleTime: 60_000,
    // By what they say: to lose the list for a moment would lose the keyboard's place in it.
    placeholderData: (before, query) =>
      query && hashKey(query.queryKey.slice(1, 3)) === hashKey([cart, destination]) ? before : undefined,
  });
}
