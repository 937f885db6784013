import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cartAnswer } from '@/lib/contracts/catalogue';
import { apiPost } from '../core/api';
import type { Cart } from './cart';

/** The cart with the server's prices of this moment; read again when the visitor comes back to the page. */
export function usePricedCart(cart: Cart) {
  return useQuery({
    queryKey: ['cart', cart],
    queryFn: ({ signal }) => apiPost('/api/pod/cart', { items: cart }, cartAnswer, { signal }),
    enabled: cart.length > 0,
    refetchOnWindowFocus: 'always',
    placeholderData: keepPreviousData,
  });
}
