import type * as z from 'zod/mini';
import { pageSchema } from './pages';
import { shopSchema } from './settings';

/** All that can be set: what is kept under each key. A page's key is its name. */
export const SETTING_SCHEMAS = {
  shop: shopSchema,
  about: pageSchema,
  contact: pageSchema,
  shipping: pageSchema,
  imprint: pageSchema,
  terms: pageSchema,
  withdrawal: pageSchema,
  privacy: pageSchema,
} satisfies Record<string, z.ZodMiniType<Record<string, unknown>>>;
export type SettingKey = keyof typeof SETTING_SCHEMAS;
export const SETTING_KEYS = Object.keys(SETTING_SCHEMAS) as [SettingKey, ...SettingKey[]];
