import { z } from 'zod';
import { LOCALES } from '@/lib/domain/locale';
import { ASKED_MAILS, MAIL_STATES, ORDER_MAILS } from '@/lib/domain/mails';

/** What the send log is asked for; `after` is the last entry that was seen. */
export const mailsQuery = z.strictObject({
  mail: z.enum(ORDER_MAILS).optional(),
  state: z.enum(MAIL_STATES).optional(),
  order: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^FBZ\d{14}$/, 'Order numbers look like FBZ20260102000001.')
    .optional(),
  after: z.uuid().optional(),
});

/** Which template is shown, and how. */
export const mailPreviewQuery = z.strictObject({
  mail: z.enum([...ORDER_MAILS, ...ASKED_MAILS]).default('placed'),
  locale: z.enum(LOCALES).default('en'),
  show: z.enum(['light', 'dark', 'text']).default('light'),
});
export type MailPreviewQuery = z.output<typeof mailPreviewQuery>;
