import { useMemo, useState } from 'react';
import type { Cart } from '@/lib/client/cart/cart';
import { type CheckoutValues, destinationOf, EMPTY_VALUES } from '@/lib/client/checkout/checkout-form';
import { checkoutSession, rememberShipping } from '@/lib/client/checkout/checkout-session';
import { useShippingRates } from '@/lib/client/checkout/use-shipping-rates';
import type { ApiError } from '@/lib/client/core/api';
import { useDebounced } from '@/lib/client/core/use-debounced';
import type { ShippingChoiceView, ShippingRatesAnswer } from '@/lib/contracts/shipping';
import { type TaxMode, type Totals, totalsOf } from '@/lib/domain/money/pricing';

/** Long enough not to ask for every digit of a postal code. */
const TYPING_PAUSE_MS = 400;

export type Quote = { totals: Totals; currency: string; taxMode: TaxMode };

export type Delivery =
  | { state: 'address_missing' | 'loading' }
  | { state: 'none'; undeliverable: readonly string[] }
  | { state: 'failed'; error: ApiError | Error; retry: () => void }
  | {
      state: 'offered';
      choices: ShippingChoiceView[];
      chosen: ShippingChoiceView;
      choose: (id: string) => void;
      /** What it all costs with the chosen way of delivery. */
      quote: Quote;
    }
  /** The tax of another way is asked for: the list stays, and with it the keyboard's place. */
  | { state: 'pricing'; choices: ShippingChoiceView[]; chosen: ShippingChoiceView; choose: (id: string) => void };

/** Ways of delivery for the address as it is being typed. `refresh` asks anew and answers with the new quote. */
export function useDelivery(
  cart: Cart,
  values: CheckoutValues,
): { delivery: Delivery; refresh: () => Promise<Quote | null> } {
  const [preferred, setPreferred] = useState(() => checkoutSession().shippingChoice);
  const { country, state, postalCode } = values;
  const place = useMemo(
    () => destinationOf({ ...EMPTY_VALUES, country, state, postalCode }),
    [country, state, postalCode],
  );
  const settledPlace = useDebounced(place, TYPING_PAUSE_MS);
  const rates = useShippingRates(cart, settledPlace, preferred);

  const choose = (id: string) => {
    setPreferred(id);
    rememberShipping(id);
  };
  const offer = rates.data ? offerOf(rates.data, preferred) : null;
  const refresh = async () => {
    const { data } = await rates.refetch();
    return data ? (offerOf(data, preferred)?.quote ?? null) : null;
  };
  return { delivery: deliveryNow(), refresh };

  function deliveryNow(): Delivery {
    if (place === null) return { state: 'address_missing' };
    if (place !== settledPlace || rates.isPending) return { state: 'loading' };
    if (rates.isError) return { state: 'failed', error: rates.error, retry: () => void rates.refetch() };
    if (offer === null) return { state: 'none', undeliverable: rates.data.undeliverable };
    const { quote, ...shown } = offer;
    if (quote !== null) return { state: 'offered', ...shown, quote, choose };
    return rates.isPlaceholderData
      ? { state: 'pricing', ...shown, choose }
      : { state: 'none', undeliverable: rates.data.undeliverable };
  }
}

/** The cheapest stands first and is taken unless another was chosen. Without its tax a choice has no total. */
function offerOf({ choices, subtotal_minor, tax_mode, currency }: ShippingRatesAnswer, preferred: string | null) {
  const chosen = choices.find(({ id }) => id === preferred) ?? choices[0];
  if (!chosen) return null;
  if (chosen.tax_minor === null) return { choices, chosen, quote: null };
  const totals = totalsOf([{ unitMinor: subtotal_minor, quantity: 1 }], chosen.cost_minor, chosen.tax_minor);
  return { choices, chosen, quote: { totals, currency, taxMode: tax_mode } };
}
