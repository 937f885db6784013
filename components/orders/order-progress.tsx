import { ORDER_STATUS_LABEL, type OrderStatus } from '@/lib/domain/order-status';

const STEPS: readonly OrderStatus[] = ['pending', 'confirmed', 'in_production', 'shipped', 'delivered'];

/** How far along the order is; absent where it left the usual road. */
export function OrderProgress({ status }: { status: OrderStatus }) {
  const reached = STEPS.indexOf(status);
  if (reached === -1) return null;
  return (
    <ol className="mt-6 grid grid-cols-5 gap-1.5" aria-label="Progress">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === reached ? 'step' : undefined}>
          <div className={`h-1.5 rounded-full ${index <= reached ? 'bg-accent' : 'bg-line'}`} />
          <p
            className={`sr-only sm:not-sr-only sm:mt-2 sm:text-sm ${index === reached ? 'font-medium text-ink' : 'text-quiet'}`}
          >
            {ORDER_STATUS_LABEL[step]}
          </p>
        </li>
      ))}
    </ol>
  );
}
