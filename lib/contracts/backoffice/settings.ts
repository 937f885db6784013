import * as z from 'zod/mini';
import { SETTING_KEYS } from '@/lib/domain/shop/setting-keys';

const value = z.record(z.string(), z.unknown());

export const settingQuery = z.strictObject({ key: z.enum(SETTING_KEYS) });

/** Newest first; `newest` is 0 while nothing was set. */
export const settingAnswer = z.object({
  newest: z.int(),
  value,
  /** What the environment decides. */
  fixed: z.array(z.string()),
  versions: z.array(z.object({ id: z.int(), at: z.iso.datetime(), by: z.string(), value })),
});
export type SettingAnswer = z.output<typeof settingAnswer>;

/** `newest`: the one that was looked at, so that nobody overwrites what they have not seen. */
export const saveSettingInput = z.strictObject({ key: z.enum(SETTING_KEYS), newest: z.int(), value });

export const uploadPictureInput = z.strictObject({ picture: z.array(z.file()).check(z.length(1)) });
export const uploadPictureAnswer = z.object({ file: z.string() });
