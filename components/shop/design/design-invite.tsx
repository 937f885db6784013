import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';

/** The way from the shop's own design to the shopper's. */
export function DesignInvite({ onStart }: { onStart: () => void }) {
  const t = useTranslations('design');
  return (
    <section
      aria-labelledby="make-it-yours"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-box border border-line p-4"
    >
      <div>
        <h2 id="make-it-yours" className="font-medium text-base">
          {t('invite')}
        </h2>
        <p className="text-quiet text-sm">{t('inviteText')}</p>
      </div>
      <Button variant="secondary" onClick={onStart}>
        <ImagePlus aria-hidden className="size-5" />
        {t('start')}
      </Button>
    </section>
  );
}
