import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { apiPost } from '../core/api';

/** POSTs, then everything the console shows is asked for anew. */
export function useAdminPost<Input, Schema extends z.ZodMiniType>(
  path: (input: Input) => string,
  schema: Schema,
  body: (input: Input) => unknown = () => ({}),
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => apiPost(path(input), body(input), schema),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
