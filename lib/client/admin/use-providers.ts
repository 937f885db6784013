import { useQuery } from '@tanstack/react-query';
import { type ProvidersAnswer, probeAnswer, providersAnswer } from '@/lib/contracts/backoffice/providers';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

const POLL_MS = 10_000;

export function useProviders(initial: ProvidersAnswer) {
  return useQuery({
    queryKey: ['admin', 'providers'],
    queryFn: () => apiGet('/api/admin/providers', providersAnswer),
    initialData: initial,
    refetchInterval: POLL_MS,
  });
}

export const useProbeProvider = () =>
  useAdminPost(
    () => '/api/admin/providers/probe',
    probeAnswer,
    (input: { provider: string }) => input,
  );
