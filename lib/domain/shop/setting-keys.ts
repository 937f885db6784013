import type * as z from 'zod/mini';
import { shopSchema } from './settings';

/** All that can be set: what is kept under each key. */
export const SETTING_SCHEMAS = { shop: shopSchema } satisfies Record<string, z.ZodMiniType<Record<string, unknown>>>;
export type SettingKey = keyof typeof SETTING_SCHEMAS;
export const SETTING_KEYS = Object.keys(SETTING_SCHEMAS) as [SettingKey, ...SettingKey[]];
