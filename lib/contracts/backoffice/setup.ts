import * as z from 'zod/mini';
import { VERDICTS } from '@/lib/domain/core/finding';
import { KEY_NAMES, KEYED_SERVICES } from '@/lib/domain/shop/keys';

const service = z.enum(KEYED_SERVICES);

/** GET /api/admin/setup: what is connected and who says so. No key is ever told. */
export const setupAnswer = z.object({
  livemode: z.boolean(),
  services: z.array(
    z.object({
      service,
      connected: z.boolean(),
      /** Why what the console keeps of it does not count. */
      unfit: z.nullable(z.string()),
      keys: z.array(
        z.object({
          name: z.enum(KEY_NAMES),
          from: z.nullable(z.enum(['environment', 'console'])),
          changed_at: z.nullable(z.iso.datetime()),
          changed_by: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  products: z.int(),
  importing: z.boolean(),
  ordered: z.boolean(),
});
export type Setup = z.output<typeof setupAnswer>;

const findings = z.array(
  z.object({
    check: z.string(),
    verdict: z.enum(VERDICTS),
    found: z.string(),
    todo: z.nullable(z.string()),
  }),
);
/** POST /api/admin/setup: what is left out stays as it is. */
export const connectInput = z.strictObject({
  service,
  keys: z.partialRecord(z.enum(KEY_NAMES), z.string().check(z.trim(), z.maxLength(2000))),
  /** Live keys are taken though the seller leaves unsaid what the law asks for. */
  knowingly: z.optional(z.boolean()),
});
export const connectAnswer = z.object({ connected: z.boolean(), findings });
export const serviceInput = z.strictObject({ service });
export const testAnswer = z.object({ findings });
export const removeAnswer = z.object({ removed: z.boolean() });
