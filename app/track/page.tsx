import type { Metadata } from 'next';
import { TrackForm } from '@/components/orders/track-form';

export const metadata: Metadata = { title: 'Track your order' };

export default function TrackPage() {
  return (
    <div className="mx-auto max-w-md space-y-6 py-6">
      <header>
        <h1>Track your order</h1>
        <p className="mt-2 text-quiet">We mail you a link that opens it, no account needed.</p>
      </header>
      <TrackForm />
    </div>
  );
}
