import * as z from 'zod/mini';

export const amountsSchema = z.object({
  subtotal_minor: z.int(),
  shipping_minor: z.int(),
  tax_minor: z.int(),
  total_minor: z.int(),
  currency: z.string(),
});
