import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ProviderBoard } from '@/components/admin/providers/provider-board';
import { providersAnswer } from '@/lib/contracts/backoffice/providers';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listProviders } from '@/lib/services/backoffice/providers/list-providers';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Providers' };

export default async function ProvidersPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const initial = toAnswer(providersAnswer, await listProviders(ctx));
  return <ProviderBoard initial={initial} mayProbe={may(ctx.actor, 'providers.probe')} />;
}
