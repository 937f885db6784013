import { z } from 'zod';
import { startedAnswer, syncRunsAnswer, syncRunsQuery } from '@/lib/contracts/jobs';
import { endpoint } from '@/lib/http/endpoint';
import { listSyncRuns, startSync } from '@/lib/services/sync/list-sync-runs';

export const GET = endpoint({ actor: 'staff', input: syncRunsQuery, output: syncRunsAnswer, run: listSyncRuns });

export const POST = endpoint({
  actor: 'staff',
  input: z.strictObject({}),
  output: startedAnswer,
  drains: true,
  run: startSync,
});
