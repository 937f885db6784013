import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/engine/ctx';
import { checkProof, listPasskeys, removePasskey, renewCodes } from '@/lib/services/account/change-passkeys';
import { passkeyOptions } from '@/lib/services/account/passkey-options';
import { proveItIsMe } from '@/lib/services/account/prove-passkey';
import { closeInquiry } from '@/lib/services/backoffice/orders/close-inquiry';
import { listInquiries } from '@/lib/services/backoffice/orders/list-inquiries';
import { readSecurity } from '@/lib/services/backoffice/security/read-security';
import { uploadBrandPicture } from '@/lib/services/backoffice/settings/brand-picture';
import { listPages } from '@/lib/services/backoffice/settings/list-pages';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { testService } from '@/lib/services/backoffice/setup/check-service';
import { connectService, removeService } from '@/lib/services/backoffice/setup/connect-service';
import { readSetup } from '@/lib/services/backoffice/setup/read-setup';

/** What takes a right to the settings, to how the shop is attacked, and to what people write to it. */
export const SETTINGS_VERBS = {
  'security.read': [(ctx: Ctx) => readSecurity(ctx)],
  'inquiries.read': [(ctx: Ctx) => listInquiries(ctx)],
  'inquiries.close': [(ctx: Ctx) => closeInquiry(ctx, { id: randomUUID() })],
  'passkeys.change': [
    (ctx: Ctx) => listPasskeys(ctx),
    (ctx: Ctx) => removePasskey(ctx, { id: 'x' }),
    (ctx: Ctx) => renewCodes(ctx),
    (ctx: Ctx) => checkProof(ctx),
    (ctx: Ctx) => passkeyOptions(ctx, { for: 'add' }),
    (ctx: Ctx) => proveItIsMe(ctx, { code: 'none' }),
  ],
  'settings.read': [(ctx: Ctx) => readSetting(ctx, { key: 'shop' }), (ctx: Ctx) => listPages(ctx)],
  'keys.read': [(ctx: Ctx) => readSetup(ctx)],
  'keys.change': [
    (ctx: Ctx) => connectService(ctx, { service: 'stripe', keys: {} }),
    (ctx: Ctx) => testService(ctx, { service: 'printful' }),
    (ctx: Ctx) => removeService(ctx, { service: 'stripe' }),
  ],
  'settings.change': [
    (ctx: Ctx) => saveSetting(ctx, { key: 'shop', newest: -1, value: {} }),
    (ctx: Ctx) => uploadBrandPicture(ctx, new Uint8Array()),
  ],
};
