import { useQuery } from '@tanstack/react-query';
import { type Inquiry, inquiriesAnswer } from '@/lib/contracts/inquiries';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

export function useInquiries(initial: Inquiry[]) {
  return useQuery({
    queryKey: ['admin', 'inquiries'],
    queryFn: () => apiGet('/api/admin/inquiries', inquiriesAnswer),
    initialData: { inquiries: initial },
  });
}

export function useCloseInquiry() {
  return useAdminPost(
    () => '/api/admin/inquiries',
    inquiriesAnswer,
    (input: { id: string }) => input,
  );
}
