'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from './api';

/** Asks again only where that can help: not after "not found" or "bad input". */
function mayRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && error.passing;
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: mayRetry } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
