import type Stripe from 'stripe';
import type { PaymentInstructions } from '@/lib/domain/money/payment-instructions';

/** What the shopper has in hand and pays elsewhere, days later; null where the payment asks for something here and now. */
export function instructionsOf(action: Stripe.PaymentIntent.NextAction | null): PaymentInstructions | null {
  if (action === null) return null;
  const { multibanco_display_details: multibanco, oxxo_display_details: oxxo, boleto_display_details: boleto } = action;
  const { konbini_display_details: konbini, display_bank_transfer_instructions: transfer } = action;
  const { verify_with_microdeposits: check } = action;
  if (multibanco)
    return {
      method: 'multibanco',
      url: multibanco.hosted_voucher_url,
      expiresAt: momentOf(multibanco.expires_at),
      facts: told({ entity: multibanco.entity, reference: multibanco.reference }),
    };
  if (oxxo) {
    const { expires_after: expires, hosted_voucher_url: url, number } = oxxo;
    return { method: 'oxxo', url, expiresAt: momentOf(expires), facts: told({ number }) };
  }
  if (boleto) {
    const { expires_at: expires, hosted_voucher_url: url, number } = boleto;
    return { method: 'boleto', url, expiresAt: momentOf(expires), facts: told({ number }) };
  }
  // Each chain of shops has a code of its own: Stripe's page tells all of them.
  if (konbini)
    return {
      method: 'konbini',
      url: konbini.hosted_voucher_url,
      expiresAt: momentOf(konbini.expires_at),
      facts: [],
    };
  if (transfer) {
    const { hosted_instructions_url: url, reference } = transfer;
    return { method: 'bank_transfer', url, expiresAt: null, facts: told({ reference }) };
  }
  if (check) return { method: 'bank_check', url: check.hosted_verification_url, expiresAt: null, facts: [] };
  return null;
}

const momentOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());

type Fact = PaymentInstructions['facts'][number];
const told = (facts: Partial<Record<Fact['name'], string | null>>): Fact[] =>
  (Object.entries(facts) as [Fact['name'], string | null][]).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );
