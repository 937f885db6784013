import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { apiPost } from '@/lib/client/core/api';
import { checkAnswer } from '@/lib/contracts/backoffice/alerts';
import { startedAnswer } from '@/lib/contracts/backoffice/jobs';
import type { Role } from '@/lib/domain/core/actor';
import { roleMay } from '@/lib/domain/order/policy';
import { navFor } from './nav-items';

export type Command = { id: string; label: string; hint: string; run: () => void };

/** Screens and actions whose words contain what is typed. */
export function useCommands(role: Role, typed: string): Command[] {
  const router = useRouter();
  const client = useQueryClient();
  const act = (work: () => Promise<string>) => () => {
    toast.promise(
      work().finally(() => void client.invalidateQueries({ queryKey: ['admin'] })),
      { loading: 'Working…', success: (words) => words, error: (error: Error) => error.message },
    );
  };
  const q = typed.trim();
  const all: (Command & { words: string })[] = [
    ...navFor(role).map(({ href, label, also }) => ({
      id: href.replaceAll('/', '-'),
      label,
      hint: 'Screen',
      words: `${label} ${also}`,
      run: () => router.push(href),
    })),
    ...(roleMay(role, 'alerts.check')
      ? [
          {
            id: 'check',
            label: 'Run the checks now',
            hint: 'Action',
            words: 'run check alerts attention now evaluate',
            run: act(async () => {
              const { opened, resolved } = await apiPost('/api/admin/alerts/check', {}, checkAnswer);
              return `Checked: ${opened} opened, ${resolved} resolved.`;
            }),
          },
        ]
      : []),
    ...(roleMay(role, 'sync.start')
      ? [
          {
            id: 'sync',
            label: 'Start a sync now',
            hint: 'Action',
            words: 'start run sync now',
            run: act(async () => {
              await apiPost('/api/admin/sync-runs', {}, startedAnswer);
              return 'A sync starts now.';
            }),
          },
        ]
      : []),
  ];
  const found = all.filter(({ words }) => words.toLowerCase().includes(q.toLowerCase()));
  if (q === '') return found;
  if (!roleMay(role, 'orders.read')) return found;
  const search = {
    id: 'search',
    label: `Search orders for “${q}”`,
    hint: 'Orders',
    run: () => router.push(`/admin/orders?${new URLSearchParams({ q })}`),
  };
  return [...found, search];
}
