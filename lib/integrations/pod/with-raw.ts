import { z } from 'zod';

/** Parses with `schema` and keeps what came beside it, for people who want to see the provider's own words. */
export function withRaw<T extends z.ZodType>(schema: T) {
  return z.unknown().transform((raw, context) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { raw, value: parsed.data };
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });
}
