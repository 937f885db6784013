import * as z from 'zod/mini';
import { cleanText } from '../core/clean';
import { daySchema } from '../core/day-schema';
import { emailInput } from '../core/email-input';
import { DESKS, HOLDERS, SEVERITIES } from '../shop/alert-desk';
import { ALERT_KINDS } from './alerts';
import { MAIL_STATES, ORDER_MAILS } from './mails';
import { ORDER_NUMBER, readOrderNumber } from './order-number';
import { ORDER_VIEWS } from './order-views';
import { ALERTS, ORDER_STATUSES, PAYMENT, statesOf } from './states';

/** What the console's lists are narrowed down by. The same names stand in its addresses, so verbs take them as they come. */

const place = z.string().check(z.maxLength(200));

export const orderFilterSchema = z.strictObject({
  /**
   * Words of name, e-mail, city, postal code and items by their beginnings, the end of an order's number; payment intent,
   * provider order id and tracking number complete. What was never paid shows only where it is asked for.
   */
  q: z.optional(z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(120))),
  view: z.optional(z.enum(ORDER_VIEWS)),
  status: z.optional(z.enum(ORDER_STATUSES)),
  payment: z.optional(z.enum(statesOf(PAYMENT))),
  provider: z.optional(z.string().check(z.maxLength(40))),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'A country is two capital letters, such as US.'))),
  /** Days in UTC, both included. */
  from: z.optional(daySchema),
  to: z.optional(daySchema),
});
export type OrderFilter = z.output<typeof orderFilterSchema>;

export const alertsQuery = z.strictObject({
  desk: z.enum(DESKS),
  kind: z.optional(z.enum(ALERT_KINDS)),
  severity: z.optional(z.enum(SEVERITIES)),
  assignee: z.optional(z.enum(HOLDERS)),
  /** `open` includes acknowledged ones. */
  state: z._default(z.enum(ALERTS.queues), 'open'),
  cursor: z.optional(place),
});
export type AlertsQuery = z.output<typeof alertsQuery>;

/** `after` is the last entry that was seen. */
export const mailsQuery = z.strictObject({
  mail: z.optional(z.enum(ORDER_MAILS)),
  state: z.optional(z.enum(MAIL_STATES)),
  order: z.optional(
    z.string().check(
      z.overwrite((typed: string) => readOrderNumber(typed) ?? typed),
      z.regex(ORDER_NUMBER, 'Order numbers look like FBZ20260102000001.'),
    ),
  ),
  after: z.optional(z.uuid()),
});
export type MailsQuery = z.output<typeof mailsQuery>;

export const auditQuery = z.strictObject({
  /** E-mail of who did it. */
  who: z.optional(emailInput),
  action: z.optional(z.string().check(z.maxLength(60))),
  /** Order number, or e-mail of the person it was done to. */
  subject: z.optional(z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(254))),
  from: z.optional(daySchema),
  to: z.optional(daySchema),
  /** Id of the last entry that was seen. */
  after: z.optional(z.uuid()),
});
export type AuditQuery = z.output<typeof auditQuery>;
