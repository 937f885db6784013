import { useState } from 'react';
import { checkoutContract } from '@/lib/client/checkout/checkout-form';
import { type DeliveryNeeds, NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import { type Doubt, doubtsIn } from '@/lib/domain/address/doubts';
import type { CheckoutForm } from './use-checkout-form';
import type { Delivery } from './use-delivery';

export const needsOf = (delivery: Delivery): DeliveryNeeds => ('chosen' in delivery ? delivery.chosen.needs : NO_NEEDS);

export type Doubts = {
  /** Nothing before Pay was pressed, then what has no answer yet. */
  open: readonly Doubt[];
  /** Asks; false where there is nothing to ask. */
  ask: () => boolean;
  /** "It is right." */
  keep: (doubt: Doubt) => void;
};

const keyOf = ({ field, kind, typed }: Doubt) => `${field}:${kind}:${typed}`;

/** What of the address is probably a slip. */
export function useDoubts(form: CheckoutForm, { latin }: DeliveryNeeds): Doubts {
  const [asked, setAsked] = useState(false);
  const [kept, setKept] = useState<readonly string[]>([]);
  const found = () => {
    const typed = form.read(checkoutContract);
    if (!typed.ok) return [];
    const { email, recipient } = typed.input;
    return doubtsIn(recipient, { email, latin }).filter((doubt) => !kept.includes(keyOf(doubt)));
  };
  return {
    open: asked ? found() : [],
    ask() {
      const some = found().length > 0;
      setAsked(some);
      return some;
    },
    keep: (doubt) => setKept([...kept, keyOf(doubt)]),
  };
}
