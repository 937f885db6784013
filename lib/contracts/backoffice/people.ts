import * as z from 'zod/mini';
import { ROLES } from '@/lib/domain/core/actor';
import { emailInput } from '@/lib/domain/core/email-input';

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
