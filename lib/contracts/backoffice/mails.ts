import * as z from 'zod/mini';
import { LOCALES } from '@/lib/domain/core/locale';
import { ASKED_MAILS, MAIL_STATES, ORDER_MAILS } from '@/lib/domain/order/mails';

/** What the send log is asked for; `after` is the last entry that was seen. */
export const mailsQuery = z.strictObject({
  mail: z.optional(z.enum(ORDER_MAILS)),
  state: z.optional(z.enum(MAIL_STATES)),
  order: z.optional(
    z.string().check(z.trim(), z.toUpperCase(), z.regex(/^FBZ\d{14}$/, 'Order numbers look like FBZ20260102000001.')),
  ),
  after: z.optional(z.uuid()),
});

/** Which template is shown, and how. */
export const mailPreviewQuery = z.strictObject({
  mail: z._default(z.enum([...ORDER_MAILS, ...ASKED_MAILS]), 'placed'),
  locale: z._default(z.enum(LOCALES), 'en'),
  show: z._default(z.enum(['light', 'dark', 'text']), 'light'),
});
export type MailPreviewQuery = z.output<typeof mailPreviewQuery>;
