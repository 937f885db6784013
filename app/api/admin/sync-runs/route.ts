import * as z from 'zod/mini';
import { startedAnswer, syncRunsAnswer, syncRunsQuery } from '@/lib/contracts/backoffice/jobs';
import { endpoint } from '@/lib/http/endpoint';
import { listSyncRuns, startSync } from '@/lib/services/sync/list-sync-runs';

export const GET = endpoint({
  actor: 'staff',
  action: 'sync.read',
  input: syncRunsQuery,
  output: syncRunsAnswer,
  run: listSyncRuns,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'sync.start',
  input: z.strictObject({}),
  output: startedAnswer,
  drains: true,
  run: startSync,
});
