import * as z from 'zod/mini';
import { PASSKEY_ASKS } from '@/lib/domain/core/sign-in';

/** What the browser's part of the passkey library gives and takes, as the JSON it is. */
const json = z.string().check(z.minLength(2), z.maxLength(20_000));

/** POST /api/account/passkeys/options */
export const passkeyOptionsInput = z.strictObject({ for: z.enum(PASSKEY_ASKS) });
export const passkeyOptionsAnswer = z.object({ options: z.string() });

/** POST /api/account/passkeys */
export const addPasskeyInput = z.strictObject({ answer: json });
/** POST /api/account/passkeys, /api/account/passkeys/codes: told once. */
export const recoveryCodesAnswer = z.object({ codes: z.array(z.string()) });

/** POST /api/account/passkeys/prove: one of the two. */
export const proveInput = z.strictObject({
  answer: z.optional(json),
  code: z.optional(z.string().check(z.minLength(10), z.maxLength(60))),
});
export const provedAnswer = z.object({ proved: z.literal(true) });

/** POST /api/account/passkeys/remove */
export const removePasskeyInput = z.strictObject({ id: z.string().check(z.maxLength(1400)) });
export const removedPasskeyAnswer = z.object({ removed: z.literal(true) });

export const nothing = z.strictObject({});

export const passkeysAnswer = z.object({
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), created_at: z.iso.datetime(), used_at: z.nullable(z.iso.datetime()) }),
  ),
  codes_left: z.int(),
});
export type Passkeys = z.output<typeof passkeysAnswer>;
