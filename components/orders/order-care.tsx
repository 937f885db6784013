import { ChevronDown } from 'lucide-react';
import { type ComponentType, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { OrderTracking } from '@/lib/contracts/orders';
import { CancelOrder } from './cancel-order';

export type CareFormProps = { order: OrderTracking; onDone: () => void; onClose: () => void };

const AddressForm = lazy(() => import('./address-form'));
const ProblemForm = lazy(() => import('./problem-form'));

/** What a shopper can still do about the order, each with its limit or the reason why not any more. */
export function OrderCare({ order, onDone }: { order: OrderTracking; onDone: () => void }) {
  const paid = !['unpaid', 'processing', 'failed'].includes(order.payment.status);
  const over = ['delivered', 'canceled', 'returned'].includes(order.status);
  const open = order.problems.filter(({ closed }) => !closed);
  return (
    <section className="card" aria-labelledby="care" data-no-print>
      <h2 id="care">{over ? 'Is anything wrong?' : 'Need a change?'}</h2>
      <div className="mt-3 divide-y divide-line">
        {over ? null : (
          <Disclosure
            label="Change the address"
            note={order.can_change_address ? 'Possible until the print shop has the order.' : order.address_reason}
            disabled={!order.can_change_address}
            form={AddressForm}
            order={order}
            onDone={onDone}
          />
        )}
        {over ? null : <CancelOrder order={order} onDone={onDone} />}
        <Disclosure
          label="Report a problem"
          note={
            open.length > 0
              ? `Reported: ${open.map(({ label }) => label.toLowerCase()).join(', ')}. We answer by mail.`
              : paid
                ? 'Misprinted, damaged, lost? A photo helps.'
                : 'Possible once the order is paid.'
          }
          disabled={!paid}
          form={ProblemForm}
          order={order}
          onDone={onDone}
        />
      </div>
    </section>
  );
}

type DisclosureProps = {
  label: string;
  note: ReactNode;
  disabled: boolean;
  form: ComponentType<CareFormProps>;
  order: OrderTracking;
  onDone: () => void;
};

/** A line that opens its form below itself. The form is fetched when it is first wanted. */
function Disclosure({ label, note, disabled, form: Form, order, onDone }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="py-3 first:pt-0 last:pb-0">
      {disabled ? (
        <p className="font-medium">{label}</p>
      ) : (
        <button
          ref={button}
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center justify-between rounded-lg px-2 text-left font-medium hover:bg-soft"
        >
          {label}
          <ChevronDown aria-hidden size={18} className={`shrink-0 text-quiet ${open ? 'rotate-180' : ''}`} />
        </button>
      )}
      {note ? <p className="text-quiet text-sm">{note}</p> : null}
      <div id={id} hidden={!open}>
        {open ? (
          <Suspense
            fallback={
              <p className="flex items-center gap-2 py-4 text-quiet text-sm">
                <Spinner className="size-4" /> Loading…
              </p>
            }
          >
            <Form order={order} onDone={onDone} onClose={close} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
