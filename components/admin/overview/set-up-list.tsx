import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { Overview } from '@/lib/contracts/backoffice/overview';
import type { SetUpStep } from '@/lib/domain/shop/set-up';

const STEPS: Record<SetUpStep, { label: string; href: string }> = {
  contact: { label: 'Say where customers can write to', href: '/admin/settings' },
  seller: { label: 'Say who sells: name, address, country', href: '/admin/settings' },
  pages: { label: 'Write terms, withdrawal and privacy', href: '/admin/pages' },
  goods: { label: 'Put goods on sale', href: '/admin/products' },
  messages: { label: 'Hear from Stripe and the print shops', href: '/admin/webhooks' },
  tried: { label: 'Buy something with a test card', href: '/' },
  live: { label: 'Put in the live keys', href: '/admin/setup' },
};

/** What is left before the shop can open; gone with the first real order. */
export function SetUpList({ steps }: { steps: NonNullable<Overview['set_up']> }) {
  const done = steps.filter((each) => each.done).length;
  return (
    <Card title={`Before you open: ${done} of ${steps.length} done`} className="mb-6">
      <ol className="grid gap-x-8 sm:grid-cols-2">
        {steps.map((each) => (
          <li key={each.step} className="flex min-h-11 items-center gap-3">
            {each.done ? (
              <CircleCheck aria-label="Done" className="size-5 shrink-0 text-good" />
            ) : (
              <Circle aria-label="To do" className="size-5 shrink-0 text-quiet" />
            )}
            {each.done ? (
              <span className="text-quiet">{STEPS[each.step].label}</span>
            ) : (
              <Link href={STEPS[each.step].href} className="underline">
                {STEPS[each.step].label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
