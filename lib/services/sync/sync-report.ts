import type { SyncFinding } from '@/db/schema/operations';

/** What one run of the sync did, as its row keeps it. */
export type SyncReport = {
  scanned: number;
  changed: number;
  requests: number;
  errors: string[];
  skipped: boolean;
  findings: SyncFinding[];
};
