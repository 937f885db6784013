import * as z from 'zod/mini';
import { LOCALES } from '@/lib/domain/core/locale';
import { ASKED_MAILS, ORDER_MAILS } from '@/lib/domain/order/mails';

/** Which template is shown, and how. */
export const mailPreviewQuery = z.strictObject({
  mail: z._default(z.enum([...ORDER_MAILS, ...ASKED_MAILS]), 'placed'),
  locale: z._default(z.enum(LOCALES), 'en'),
  show: z._default(z.enum(['light', 'dark', 'text']), 'light'),
});
export type MailPreviewQuery = z.output<typeof mailPreviewQuery>;
