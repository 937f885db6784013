import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type DeadRow,
  deadAnswer,
  type QueuesAnswer,
  queuesAnswer,
  type SyncRunsAnswer,
  startedAnswer,
  syncRunsAnswer,
} from '@/lib/contracts/backoffice/jobs';
import { redriveAnswer } from '@/lib/contracts/backoffice/operations';
import type { WorkBox } from '@/lib/domain/shop/sync-run';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

const POLL_MS = 5_000;

export function useQueues(initial: QueuesAnswer) {
  return useQuery({
    queryKey: ['admin', 'queues'],
    queryFn: () => apiGet('/api/admin/queues', queuesAnswer),
    initialData: initial,
    refetchInterval: POLL_MS,
  });
}

/** Dead letters of one kind, from a place in the list on. */
export function useDead(of: WorkBox, cursor: string | null) {
  const params = new URLSearchParams({ of, ...(cursor ? { cursor } : {}) });
  return useQuery({
    queryKey: ['admin', 'dead', of, cursor],
    queryFn: ({ signal }) => apiGet(`/api/admin/dead?${params}`, deadAnswer, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

/** Runs from a place in the list on; `initial` is the first page. */
export function useSyncRuns(initial: SyncRunsAnswer, cursor: string | null) {
  const params = new URLSearchParams(cursor ? { cursor } : {});
  return useQuery({
    queryKey: ['admin', 'sync-runs', cursor],
    queryFn: ({ signal }) => apiGet(`/api/admin/sync-runs?${params}`, syncRunsAnswer, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    ...(cursor === null ? { initialData: initial } : {}),
  });
}

export const useStartSync = () => useAdminPost(() => '/api/admin/sync-runs', startedAnswer);

type Redrive = { of: WorkBox; rows: DeadRow[] | 'all' };

/** Some by id, or all that are dead. Refused effects are only tried again by id. */
export const useRedrive = () =>
  useAdminPost(
    () => '/api/admin/redrive',
    redriveAnswer,
    ({ of, rows }: Redrive) => {
      if (rows === 'all') return { all: of };
      const ids = rows.map(({ id }) => id);
      return of === 'effects' ? { effect_ids: ids } : { event_ids: ids };
    },
  );
