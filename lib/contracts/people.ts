import { z } from 'zod';
import { ROLES } from '@/lib/domain/actor';

const email = z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address.').max(254));

export const staffAnswer = z.object({
  staff: z.array(
    z.object({
      id: z.uuid(),
      email: z.string(),
      name: z.string().nullable(),
      role: z.enum(ROLES),
      owner_by_setting: z.boolean(),
      self: z.boolean(),
    }),
  ),
});
export type Staff = z.output<typeof staffAnswer>['staff'];

export const changeRoleInput = z.strictObject({ email, role: z.enum(ROLES) });
export const changeRoleAnswer = z.object({ user_id: z.uuid(), role: z.enum(ROLES) });

export const auditQuery = z.strictObject({
  who: email.optional(),
  action: z.string().max(60).optional(),
  /** Order number, or e-mail of the person it was done to. */
  subject: z.string().trim().min(1).max(254).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  after: z.uuid().optional(),
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
  older: z.uuid().nullable(),
});
export type AuditEntry = z.output<typeof auditAnswer>['entries'][number];
