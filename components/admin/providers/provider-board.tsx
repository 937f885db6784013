'use client';
import { useProviders } from '@/lib/client/admin/use-providers';
import type { ProvidersAnswer } from '@/lib/contracts/backoffice/providers';
import { PageHead } from '../page-head';
import { ProviderCard } from './provider-card';

export function ProviderBoard({ initial, mayProbe }: { initial: ProvidersAnswer; mayProbe: boolean }) {
  const { data } = useProviders(initial);
  return (
    <>
      <PageHead title="Providers">
        How the services outside answer us. One that does not is left in peace for a while and then asked with a single
        call; what is owed to it waits and nothing is lost.
      </PageHead>
      <ul aria-label="Providers" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {data.providers.map((provider) => (
          <ProviderCard key={provider.provider} provider={provider} mayProbe={mayProbe} />
        ))}
      </ul>
    </>
  );
}
