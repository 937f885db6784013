import type { Ctx } from '@/lib/engine/ctx';
import { uploadBrandPicture } from '@/lib/services/backoffice/settings/brand-picture';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';

/** What takes a right to the settings. */
export const SETTINGS_VERBS = {
  'settings.read': [(ctx: Ctx) => readSetting(ctx, { key: 'shop' })],
  'settings.change': [
    (ctx: Ctx) => saveSetting(ctx, { key: 'shop', newest: -1, value: {} }),
    (ctx: Ctx) => uploadBrandPicture(ctx, new Uint8Array()),
  ],
};
