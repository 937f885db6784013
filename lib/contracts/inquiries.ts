import * as z from 'zod/mini';
import { cleanProse, cleanText } from '@/lib/domain/core/clean';
import { emailSchema } from '@/lib/domain/core/email-input';
import { INQUIRY_KINDS } from '@/lib/domain/shop/inquiry';

const name = z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(100));
const orderNumber = z.string().check(z.overwrite(cleanText), z.maxLength(40));
const text = z.string().check(z.overwrite(cleanProse), z.maxLength(4000));

/** POST /api/inquiries/contact */
export const contactInput = z.strictObject({
  name,
  email: emailSchema,
  order_number: orderNumber,
  text: text.check(z.minLength(10)),
});
/** POST /api/inquiries/withdrawal: nothing more may be asked for than who, which contract, and where the receipt goes. */
export const withdrawalInput = z.strictObject({
  name,
  email: emailSchema,
  order_number: orderNumber.check(z.minLength(1)),
  text,
});
export const inquiryAnswer = z.object({ received_at: z.iso.datetime() });

export const closeInquiryInput = z.strictObject({ id: z.uuid() });
/** GET /api/admin/inquiries: on from where a page ended. */
export const inquiriesQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.regex(/^[012]_-?\d{1,18}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
});
export const inquiriesAnswer = z.object({
  next_cursor: z.nullable(z.string()),
  inquiries: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(INQUIRY_KINDS),
      received_at: z.iso.datetime(),
      name: z.string(),
      email: z.string(),
      order_number: z.string(),
      /** Number and e-mail belong together. */
      proved: z.boolean(),
      text: z.string(),
      /** Of a withdrawal: until when it was possible; null while something comes, or where `day_unknown`. */
      until: z.nullable(z.iso.datetime()),
      /** All of it has arrived, and of something nobody told the day. */
      day_unknown: z.boolean(),
      in_time: z.boolean(),
      own_design: z.boolean(),
      money_due_by: z.nullable(z.iso.datetime()),
      closed_at: z.nullable(z.iso.datetime()),
      closed_by: z.nullable(z.string()),
    }),
  ),
});
export type Inquiries = z.output<typeof inquiriesAnswer>;
export type Inquiry = Inquiries['inquiries'][number];
