import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';

/** An id that is no uuid is an order that does not exist. */
export function orderIdParam(params: Record<string, string>): string {
  const id = params['orderId'] ?? '';
  if (!isUuid(id)) throw new AppError('not_found', 'There is no such order.');
  return id;
}
