import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { recoverAnswer } from '@/lib/contracts/backoffice/operations';
import {
  registrationAnswer,
  replayAnswer,
  replayProgressAnswer,
  retireAnswer,
  type WebhookFilter,
  webhookSourcesAnswer,
  webhooksAnswer,
} from '@/lib/contracts/backoffice/webhooks';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

const LOG_POLL_MS = 10_000;
const PROGRESS_POLL_MS = 1_500;

type Sources = z.infer<typeof webhookSourcesAnswer>;

/** The log page by page, newest first; the pages that are shown are read anew every ten seconds. */
export function useWebhookLog(filter: WebhookFilter) {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return useInfiniteQuery({
    queryKey: ['admin', 'webhooks', Object.fromEntries(given)],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams([...given, ...(pageParam ? [['cursor', pageParam]] : [])] as string[][]);
      return apiGet(`/api/admin/webhooks?${params}`, webhooksAnswer, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOG_POLL_MS,
  });
}

export function useWebhookSources(initial: Sources) {
  return useQuery({
    queryKey: ['admin', 'webhook-sources'],
    queryFn: () => apiGet('/api/admin/webhooks/sources', webhookSourcesAnswer),
    initialData: initial,
    refetchInterval: LOG_POLL_MS,
  });
}

export const useCheckRegistrations = () => useAdminPost(() => '/api/admin/webhooks/check', webhookSourcesAnswer);
export const useRepairRegistration = () =>
  useAdminPost(
    () => '/api/admin/webhooks/registration',
    registrationAnswer,
    (input: { source: string; rotate?: boolean; replace?: boolean }) => input,
  );
export const useRetireSecrets = () =>
  useAdminPost(
    () => '/api/admin/webhooks/retire',
    retireAnswer,
    (input: { source: string }) => input,
  );
export const useRecover = () =>
  useAdminPost(
    () => '/api/admin/recover',
    recoverAnswer,
    (input: { since: string }) => input,
  );

type Replay = { event_ids: string[]; dry_run: boolean } | { filter: WebhookFilter; dry_run: boolean };
export const useReplay = () =>
  useAdminPost(
    () => '/api/admin/webhooks/replay',
    replayAnswer,
    (input: Replay) => input,
  );

/** Asked for until nothing waits any more. */
export function useReplayProgress(replayId: string | null) {
  return useQuery({
    queryKey: ['admin', 'replay', replayId],
    queryFn: () => apiGet(`/api/admin/webhooks/replays/${replayId}`, replayProgressAnswer),
    enabled: replayId !== null,
    refetchInterval: ({ state }) => (state.data && state.data.waiting === 0 ? false : PROGRESS_POLL_MS),
  });
}
