import * as z from 'zod/mini';
import { providersAnswer } from '@/lib/contracts/backoffice/providers';
import { endpoint } from '@/lib/http/endpoint';
import { listProviders } from '@/lib/services/backoffice/providers/list-providers';

export const GET = endpoint({
  actor: 'staff',
  action: 'providers.read',
  input: z.strictObject({}),
  output: providersAnswer,
  run: listProviders,
});
