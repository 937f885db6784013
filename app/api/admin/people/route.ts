import * as z from 'zod/mini';
import { changeRoleAnswer, changeRoleInput, staffAnswer } from '@/lib/contracts/backoffice/people';
import { endpoint } from '@/lib/http/endpoint';
import { changeRole } from '@/lib/services/backoffice/staff/change-role';
import { listStaff } from '@/lib/services/backoffice/staff/list-staff';

export const GET = endpoint({
  actor: 'staff',
  action: 'people.read',
  input: z.strictObject({}),
  output: staffAnswer,
  run: listStaff,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'people.change_role',
  input: changeRoleInput,
  output: changeRoleAnswer,
  run: changeRole,
});
