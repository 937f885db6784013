import { useInfiniteQuery } from '@tanstack/react-query';
import { type Inquiries, inquiriesAnswer } from '@/lib/contracts/inquiries';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

/** Page by page. */
export function useInquiries(initial: Inquiries) {
  return useInfiniteQuery({
    queryKey: ['admin', 'inquiries'],
    queryFn: ({ pageParam }) =>
      apiGet(`/api/admin/inquiries${pageParam === null ? '' : `?cursor=${pageParam}`}`, inquiriesAnswer),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [initial], pageParams: [null] },
  });
}

export function useCloseInquiry() {
  return useAdminPost(
    () => '/api/admin/inquiries',
    inquiriesAnswer,
    (input: { id: string }) => input,
  );
}
