import { ImagePlus } from 'lucide-react';
import { Button } from '@/components/ui/button';

const words = {
  title: 'Make it yours',
  text: 'Print your own picture on it, at the same price.',
  start: 'Use my picture',
};

/** The way from the shop's own design to the shopper's. */
export function DesignInvite({ onStart }: { onStart: () => void }) {
  return (
    <section
      aria-labelledby="make-it-yours"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-box border border-line p-4"
    >
      <div>
        <h2 id="make-it-yours" className="font-medium text-base">
          {words.title}
        </h2>
        <p className="text-quiet text-sm">{words.text}</p>
      </div>
      <Button variant="secondary" onClick={onStart}>
        <ImagePlus aria-hidden className="size-5" />
        {words.start}
      </Button>
    </section>
  );
}
