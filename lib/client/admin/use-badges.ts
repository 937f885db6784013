import { useQuery } from '@tanstack/react-query';
import { type Badges, badgesAnswer } from '@/lib/contracts/backoffice/alerts';
import { apiGet } from '../core/api';

const POLL_MS = 10_000;

/** How much waits for a person, kept fresh while the console is open. Null for whom it does not concern. */
export function useBadges(initial: Badges | null): Badges | null {
  const { data } = useQuery({
    queryKey: ['admin', 'badges'],
    queryFn: () => apiGet('/api/admin/badges', badgesAnswer),
    ...(initial ? { initialData: initial } : { enabled: false }),
    refetchInterval: POLL_MS,
  });
  return data ?? null;
}
