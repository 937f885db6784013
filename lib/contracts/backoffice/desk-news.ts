import * as z from 'zod/mini';
import { cleanProse } from '@/lib/domain/core/clean';
import { FULFILLMENTS } from '@/lib/domain/order/states';

const word = (max: number) => z.string().check(z.overwrite(cleanProse), z.minLength(1), z.maxLength(max));
export const newsInput = z
  .strictObject({
    provider: word(40),
    replacement: z.optional(z.int().check(z.minimum(0))),
    status: z.enum(FULFILLMENTS.entered),
    carrier: z.optional(word(60)),
    tracking_number: z.optional(word(80)),
    tracking_url: z.optional(z.url({ protocol: /^https$/ })),
    reason: z.optional(word(500)),
  })
  .check(
    z.refine(({ status, tracking_number: number }) => status !== 'shipped' || number !== undefined, {
      path: ['tracking_number'],
      error: 'Enter the number by which the parcel is followed.',
    }),
    z.refine(({ status, carrier }) => status !== 'shipped' || carrier !== undefined, {
      path: ['carrier'],
      error: 'Enter who carries it.',
    }),
  );
export const newsAnswer = z.object({ changed: z.boolean() });
