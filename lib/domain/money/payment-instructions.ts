/** What a shopper pays elsewhere, days later: with a voucher at a till or machine, by transfer, or by a bank's check. */
export const PAID_ELSEWHERE = ['multibanco', 'oxxo', 'konbini', 'boleto', 'bank_transfer', 'bank_check'] as const;
export const INSTRUCTION_FACTS = ['entity', 'reference', 'number'] as const;

export type PaymentInstructions = {
  method: (typeof PAID_ELSEWHERE)[number];
  /** A page with all of it; null where there is none. */
  url: string | null;
  /** ISO; null where it does not end. */
  expiresAt: string | null;
  facts: { name: (typeof INSTRUCTION_FACTS)[number]; value: string }[];
};
