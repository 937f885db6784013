import * as z from 'zod/mini';
import { connectAnswer, connectInput, setupAnswer } from '@/lib/contracts/backoffice/setup';
import { endpoint } from '@/lib/http/endpoint';
import { connectService } from '@/lib/services/backoffice/setup/connect-service';
import { readSetup } from '@/lib/services/backoffice/setup/read-setup';

export const GET = endpoint({
  actor: 'staff',
  action: 'keys.read',
  input: z.strictObject({}),
  output: setupAnswer,
  run: readSetup,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'keys.change',
  input: connectInput,
  output: connectAnswer,
  drains: true,
  run: connectService,
});
