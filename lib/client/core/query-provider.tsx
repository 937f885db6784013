'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/**
 * Asks again only where that can help: not after "not found" or "bad input". An ApiError is known by its `passing`;
 * its class would bring all contracts into every page.
 */
function mayRetry(failures: number, error: Error): boolean {
  return failures < 2 && 'passing' in error && error.passing === true;
}

/** Without a connection a question fails and says so, instead of waiting in silence; it is asked again once there is one. */
const OFFLINE = { networkMode: 'always', refetchOnReconnect: true } as const;

const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { ...OFFLINE, staleTime: 10_000, retry: mayRetry },
      mutations: { networkMode: 'always' },
    },
  });
let inBrowser: QueryClient | undefined;

/** For the parts that ask the server by themselves; in a browser they all share what has been answered. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => {
    if (typeof window === 'undefined') return newClient();
    inBrowser ??= newClient();
    return inBrowser;
  });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
