'use client';
import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Badge } from '@/components/ui/badge';
import { Fact } from '@/components/ui/fact';
import { Button } from '@/components/ui/form/button';
import { useProbeProvider } from '@/lib/client/admin/use-providers';
import type { ProviderRow } from '@/lib/contracts/backoffice/providers';
import { Age } from '../age';
import { percent } from '../metrics/figures';
import { MinuteBars } from './minute-bars';

/** One service: whether it answers, how fast, how much more we may ask. */
export function ProviderCard({ provider, mayProbe }: { provider: ProviderRow; mayProbe: boolean }) {
  return (
    <li className="card flex flex-col gap-4" aria-label={provider.label}>
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg">{provider.label}</h2>
        <State provider={provider} />
      </div>
      <LastHour provider={provider} />
      <MinuteBars minutes={provider.minutes} />
      {provider.last_error ? <LastError text={provider.last_error} at={provider.last_error_at} /> : null}
      {mayProbe && provider.breaker !== 'closed' ? <Probe provider={provider} /> : null}
    </li>
  );
}

function LastHour({ provider }: { provider: ProviderRow }) {
  const { last_hour: hour } = provider;
  const errorRate = hour.calls === 0 ? null : hour.failed / hour.calls;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
      <Fact name="Latency">{hour.latency_ms === null ? '–' : `${hour.latency_ms} ms`}</Fact>
      <Fact name="Errors in an hour">
        {percent(errorRate)}{' '}
        <span className="text-quiet">
          ({hour.failed} of {hour.calls})
        </span>
      </Fact>
      <Fact name="Too many requests">
        {hour.limited}
        {provider.last_limited_at ? (
          <span className="text-quiet">
            , last <Age iso={provider.last_limited_at} ago />
          </span>
        ) : null}
      </Fact>
      <Fact name="Calls left now">
        {provider.tokens === null ? 'not limited' : `${Math.floor(provider.tokens.left)} of ${provider.tokens.of}`}
      </Fact>
      <Fact name="Last good answer">{provider.last_ok_at ? <Age iso={provider.last_ok_at} ago /> : 'none so far'}</Fact>
      <Fact name="Last message">
        {provider.last_event_at ? <Age iso={provider.last_event_at} ago /> : 'none so far'}
      </Fact>
    </dl>
  );
}

function LastError({ text, at }: { text: string; at: string | null }) {
  return (
    <p className="text-sm [overflow-wrap:anywhere]">
      <span className="text-quiet">
        Last error
        {at ? (
          <>
            , <Age iso={at} ago />
          </>
        ) : null}
        :
      </span>{' '}
      {text}
    </p>
  );
}

/** While the breaker is open, somebody may let the next call through. */
function Probe({ provider }: { provider: ProviderRow }) {
  const probe = useProbeProvider();
  return (
    <div className="mt-auto space-y-3">
      {provider.open_until ? (
        <p className="text-sm">
          Asked again by itself at <When iso={provider.open_until} />. What is owed waits.
        </p>
      ) : null}
      <Button
        size="sm"
        busy={probe.isPending}
        onClick={() =>
          probe.mutate(
            { provider: provider.provider },
            {
              onSuccess: () => toast.success(`The next call goes out to ${provider.label}.`),
              onError: (error) => toast.error(error.message),
            },
          )
        }
      >
        Ask again now
      </Button>
    </div>
  );
}

function State({ provider }: { provider: ProviderRow }) {
  if (provider.breaker === 'open') return <Badge tone="danger">Does not answer</Badge>;
  if (provider.breaker === 'half_open') return <Badge tone="warn">Being tried</Badge>;
  if (provider.paused_until) return <Badge tone="warn">Asked us to wait</Badge>;
  if (provider.consecutive_failures > 0) return <Badge tone="warn">Failing</Badge>;
  return provider.last_hour.calls > 0 ? <Badge tone="good">Answers</Badge> : <Badge>Not asked lately</Badge>;
}
