import { z } from 'zod';

export const amountsSchema = z.object({
  subtotal_minor: z.number().int(),
  shipping_minor: z.number().int(),
  tax_minor: z.number().int(),
  total_minor: z.number().int(),
  currency: z.string(),
});
