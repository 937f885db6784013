import * as z from 'zod/mini';
import { personalDataAnswer } from '@/lib/contracts/privacy';
import { endpoint } from '@/lib/http/endpoint';
import { exportPerson } from '@/lib/services/account/export-person';

export const GET = endpoint({
  actor: 'user',
  limit: 'sync',
  input: z.strictObject({}),
  output: personalDataAnswer,
  run: (ctx) => exportPerson(ctx, {}),
});
