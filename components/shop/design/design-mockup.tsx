import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Spinner } from '@/components/ui/spinner';
import { useMockup } from '@/lib/client/catalogue/designs';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import type { PlacedDesign } from '@/lib/domain/catalogue/design';
import { isOneOf, MOCKUPS } from '@/lib/domain/order/states';

type Props = { variantId: string; design: PlacedDesign };

/** The print shop's own picture of the design. It is a courtesy: the design can be ordered without it. */
export function DesignMockup(props: Props) {
  return (
    <QueryProvider>
      <MockupOf {...props} />
    </QueryProvider>
  );
}

function MockupOf({ variantId, design }: Props) {
  const { mockup, error, asking, start } = useMockup(variantId, design);
  const t = useTranslations('design');
  const errorWords = useErrorWords();
  const failure = error ? errorWords(error) : mockup?.state === 'failed' ? t('mockupFailed') : null;
  const underWay = mockup !== null && isOneOf(mockup.state, MOCKUPS.coming);
  return (
    <div className="border-line border-t pt-5">
      {mockup === null || failure !== null ? (
        <Button variant="secondary" busy={asking} onClick={start}>
          {failure === null ? t('mockup') : t('again')}
        </Button>
      ) : null}
      <div role="status">
        {underWay && failure === null ? (
          <p className="flex min-h-11 items-center gap-3 text-quiet">
            <Spinner className="size-5" />
            {t(mockup.state === 'drawing' ? 'drawing' : 'waiting')}
          </p>
        ) : null}
        {failure === null ? null : <p className="mt-3 text-quiet text-sm">{failure}</p>}
        {mockup?.state === 'ready' ? (
          <ul className="grid gap-3 sm:grid-cols-2 [&>:only-child]:sm:col-span-2">
            {mockup.pictures.map((picture, place) => (
              <li key={picture}>
                {/* biome-ignore lint/performance/noImgElement: our own copy of the print shop's picture, already small. */}
                <img
                  src={picture}
                  alt={t('mockupAlt', { place: place + 1, all: mockup.pictures.length })}
                  className="aspect-square w-full animate-appear rounded-box bg-stage object-contain"
                />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
