import * as z from 'zod/mini';
import { startedAnswer } from '@/lib/contracts/backoffice/jobs';
import { endpoint } from '@/lib/http/endpoint';
import { startImport } from '@/lib/services/backoffice/catalogue/start-import';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.import',
  input: z.strictObject({}),
  output: startedAnswer,
  run: startImport,
});
