import * as z from 'zod/mini';
import { ROLES } from '@/lib/domain/core/actor';
import { daySchema } from '../days';

export const emailInput = z.pipe(
  z.string().check(z.trim(), z.toLowerCase()),
  z.email('Enter an e-mail address.').check(z.maxLength(254)),
);

export const staffAnswer = z.object({
  staff: z.array(
    z.object({
      id: z.uuid(),
      email: z.string(),
      name: z.nullable(z.string()),
      role: z.enum(ROLES),
      owner_by_setting: z.boolean(),
      self: z.boolean(),
    }),
  ),
});
export type Staff = z.output<typeof staffAnswer>['staff'];

export const changeRoleInput = z.strictObject({ email: emailInput, role: z.enum(ROLES) });
export const changeRoleAnswer = z.object({ user_id: z.uuid(), role: z.enum(ROLES) });

export const auditQuery = z.strictObject({
  who: z.optional(emailInput),
  action: z.optional(z.string().check(z.maxLength(60))),
  /** Order number, or e-mail of the person it was done to. */
  subject: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(254))),
  from: z.optional(daySchema),
  to: z.optional(daySchema),
  after: z.optional(z.uuid()),
});
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      actor: z.string(),
      action: z.string(),
      label: z.string(),
      subject: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  older: z.nullable(z.uuid()),
});
export type AuditEntry = z.output<typeof auditAnswer>['entries'][number];
