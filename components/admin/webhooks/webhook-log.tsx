'use client';
import { Inbox } from 'lucide-react';
import { parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useWebhookLog } from '@/lib/client/admin/use-webhooks';
import { useDebounced } from '@/lib/client/core/use-debounced';
import type { WebhookFilter } from '@/lib/contracts/backoffice/webhooks';
import { MESSAGE, statesOf } from '@/lib/domain/order/states';
import { ChoiceBar } from '../choice-bar';
import { ReplayDialog } from './replay-dialog';
import { WebhookTable } from './webhook-table';

const FILTERS = {
  source: parseAsString,
  state: parseAsStringLiteral(statesOf(MESSAGE)),
  type: parseAsString,
  order: parseAsString,
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};
const DELAY_MS = 300;

/** Every message that came in, by source, state, type, order and time; the address keeps the filter. */
export function WebhookLog({ sources, mayReplay }: Pick<FiltersProps, 'sources'> & { mayReplay: boolean }) {
  const [filter, setFilter] = useQueryStates(FILTERS);
  const type = useDebounced(filter.type, DELAY_MS);
  const order = useDebounced(filter.order, DELAY_MS);
  const query: WebhookFilter = {
    ...(filter.source ? { source: filter.source } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(type ? { type } : {}),
    ...(order ? { order } : {}),
    ...(filter.from ? { from: filter.from.toISOString() } : {}),
    ...(filter.to ? { to: filter.to.toISOString() } : {}),
  };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } = useWebhookLog(query);
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <section aria-labelledby="log">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="log" className="text-lg">
          Log
        </h2>
        {mayReplay ? <ReplayDialog filter={query} /> : null}
      </div>
      <Filters filter={filter} onChange={(part) => void setFilter(part)} sources={sources} />
      {error ? (
        <Alert tone="danger" live="alert" title="The log could not be read" className="mb-4">
          {error.message}
        </Alert>
      ) : null}
      {isPending ? (
        <Skeleton className="h-64" />
      ) : events.length === 0 ? (
        <EmptyState icon={Inbox} title="No messages">
          {Object.keys(query).length > 0
            ? 'Nothing in the log fits. Types and numbers must be complete.'
            : 'The first ones come with the first order.'}
        </EmptyState>
      ) : (
        <WebhookTable events={events} />
      )}
      {hasNextPage ? (
        <Button variant="secondary" className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older
        </Button>
      ) : null}
    </section>
  );
}

type Chosen = ReturnType<typeof useQueryStates<typeof FILTERS>>[0];
type FiltersProps = {
  filter: Chosen;
  onChange: (part: Partial<Chosen>) => void;
  sources: { value: string; label: string }[];
};

function Filters({ filter, onChange, sources }: FiltersProps) {
  return (
    <div className="mb-4 space-y-3">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ChoiceBar
          label="Source"
          value={filter.source ?? 'all'}
          onChange={(source) => onChange({ source: source === 'all' ? null : source })}
          choices={[{ value: 'all', label: 'All' }, ...sources]}
        />
        <ChoiceBar
          label="State"
          value={filter.state ?? 'all'}
          onChange={(state) => onChange({ state: state === 'all' ? null : state })}
          choices={[
            { value: 'all', label: 'Any state' },
            { value: 'received', label: 'Waiting' },
            { value: 'processed', label: 'Processed' },
            { value: 'ignored', label: 'Ignored' },
            { value: 'dead', label: 'Not processed' },
          ]}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Text label="Type" value={filter.type} onChange={(value) => onChange({ type: value })} />
        <Text label="Order number" value={filter.order} onChange={(value) => onChange({ order: value })} />
        <Time label="From" value={filter.from} onChange={(from) => onChange({ from })} />
        <Time label="To" value={filter.to} onChange={(to) => onChange({ to })} />
      </div>
    </div>
  );
}

type TextProps = { label: string; value: string | null; onChange: (value: string | null) => void };

function Text({ label, value, onChange }: TextProps) {
  return (
    <label className="text-quiet text-sm">
      {label}
      <input
        type="search"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        className="input mt-1"
      />
    </label>
  );
}

type TimeProps = { label: string; value: Date | null; onChange: (value: Date | null) => void };

/** In the reader's own time zone, as such fields are. */
function Time({ label, value, onChange }: TimeProps) {
  const local = value ? new Date(value.getTime() - value.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '';
  return (
    <label className="text-quiet text-sm">
      {label}
      <input
        type="datetime-local"
        value={local}
        onChange={(event) => onChange(event.target.value ? new Date(event.target.value) : null)}
        className="input mt-1"
      />
    </label>
  );
}
