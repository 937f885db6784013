'use client';

import { BookmarkPlus, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { sameFilter, type useOrderFilter } from '@/lib/client/admin/use-order-filter';
import { useDeleteView, useOrderViews, useSaveView } from '@/lib/client/admin/use-orders';
import { useForm } from '@/lib/client/core/use-form';
import { type OrderViews, saveViewInput } from '@/lib/contracts/backoffice/admin-orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { ORDER_VIEW_WORDS } from '@/lib/domain/order/order-views';

type Filter = ReturnType<typeof useOrderFilter>;

/** The views as tabs of one list: ours with what must not be overlooked, then one's own. */
export function ViewBar({ initial, filter }: { initial: OrderViews; filter: Filter }) {
  const { data } = useOrderViews(initial);
  const remove = useDeleteView();
  return (
    <fieldset className="flex min-w-0 items-center gap-2 overflow-x-auto pb-1 lg:flex-wrap">
      <legend className="sr-only">Views</legend>
      <ViewButton label="All orders" pressed={!filter.isFiltered} onClick={() => filter.show({})} />
      {data.views.map(({ id, count }) => (
        <ViewButton
          key={id}
          label={ORDER_VIEW_WORDS[id].label}
          hint={ORDER_VIEW_WORDS[id].hint}
          count={count}
          pressed={sameFilter(filter.filter, { view: id })}
          onClick={() => filter.show({ view: id })}
        />
      ))}
      {data.saved.map(({ id, name, query, count }) => (
        <span key={id} className="inline-flex shrink-0 items-center">
          <ViewButton
            label={name}
            count={count}
            pressed={sameFilter(filter.filter, query)}
            onClick={() => filter.show(query)}
          />
          <Button
            variant="ghost"
            size="sm"
            icon
            aria-label={`Delete view ${name}`}
            busy={remove.isPending && remove.variables === id}
            onClick={() => remove.mutate(id)}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </span>
      ))}
      {filter.isFiltered ? <SaveView query={filter.filter} /> : null}
    </fieldset>
  );
}

type ButtonProps = { label: string; hint?: string; count?: number; pressed: boolean; onClick: () => void };

function ViewButton({ label, hint, count, pressed, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={hint}
      onClick={onClick}
      className="inline-flex min-h-10 shrink-0 items-center gap-2 whitespace-nowrap rounded-full border border-line px-3.5 text-sm hover:bg-soft focus-visible:-outline-offset-2 aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-page"
    >
      {label}
      {count === undefined ? null : (
        <span className={`tabular-nums ${count === 0 ? 'opacity-75' : 'font-semibold'}`}>
          {count >= 100 ? '99+' : count}
        </span>
      )}
    </button>
  );
}

function SaveView({ query }: { query: OrderFilter }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="sm">
          <BookmarkPlus aria-hidden className="size-4" />
          Save view
        </Button>
      }
      title="Save this view"
      description="It appears beside the others, for you only. The same name again replaces it."
    >
      <NameView query={query} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function NameView({ query, onDone }: { query: OrderFilter; onDone: () => void }) {
  const save = useSaveView();
  const form = useForm({
    start: { name: '' },
    contract: saveViewInput,
    input: (typed) => ({ ...typed, query }),
    send: save.mutateAsync,
    onDone,
  });
  return (
    <Form of={form}>
      <TextField {...form.field('name')} label="Name" maxLength={40} autoFocus />
      <FormFailure className="mt-4">{form.failure?.message}</FormFailure>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <DialogClose>Cancel</DialogClose>
        <Button type="submit" busy={form.busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}
