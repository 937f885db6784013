import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { auditAnswer, changeRoleAnswer, type Staff, staffAnswer } from '@/lib/contracts/backoffice/people';
import { erasureAnswer } from '@/lib/contracts/privacy';
import type { Role } from '@/lib/domain/core/actor';
import type { AuditQuery } from '@/lib/domain/order/list-filters';
import { apiGet, apiPost } from '../core/api';
import { useAdminPost } from './use-admin-post';
import { queryString } from './use-orders';

const STAFF = ['admin', 'people'] as const;

export function useStaff(initial: Staff) {
  return useQuery({
    queryKey: STAFF,
    queryFn: () => apiGet('/api/admin/people', staffAnswer),
    initialData: { staff: initial },
  });
}

export function useChangeRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { email: string; role: Role }) => apiPost('/api/admin/people', input, changeRoleAnswer),
    onSettled: () => client.invalidateQueries({ queryKey: STAFF }),
  });
}

/** A dry run tells what would become of what. */
export function useErasure() {
  return useAdminPost(
    () => '/api/admin/people/erase',
    erasureAnswer,
    (input: { email: string; dry_run: boolean }) => input,
  );
}

export function useAudit(query: AuditQuery, initial: { query: AuditQuery; page: z.output<typeof auditAnswer> }) {
  const isInitial = JSON.stringify(query) === JSON.stringify(initial.query);
  return useQuery({
    queryKey: ['admin', 'audit', query],
    queryFn: ({ signal }) => apiGet(`/api/admin/audit${queryString(query)}`, auditAnswer, { signal }),
    placeholderData: keepPreviousData,
    ...(isInitial ? { initialData: initial.page } : {}),
  });
}
