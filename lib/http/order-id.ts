import { AppError } from '@/lib/domain/errors';

/** An id that is no uuid is an order that does not exist. */
export function orderIdParam(params: Record<string, string>): string {
  const id = params['orderId'] ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    throw new AppError('not_found', 'There is no such order.');
  return id;
}
