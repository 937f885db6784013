import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';

const STARS = [1, 2, 3, 4, 5] as const;

/** One to five stars and a word about it, once. */
export default function OrderRating({ orderId, rating }: { orderId: string; rating: number | null }) {
  const t = useTranslations('selfService.rating');
  const base = useTranslations('base');
  const errorWords = useErrorWords();
  const [stars, setStars] = useState<0 | (typeof STARS)[number]>(0);
  const choice = useRef<HTMLFieldSetElement>(null);
  // A star may have been chosen before this script arrived.
  useEffect(() => {
    const chosen = choice.current?.querySelector<HTMLInputElement>('input:checked');
    if (chosen) setStars(STARS.find((star) => star === Number(chosen.value)) ?? 0);
  }, []);
  const rate = useAction(async (comment: string) =>
    (await import('@/lib/client/order/self-service')).rateOrder(orderId, {
      rating: stars,
      ...(comment ? { comment } : {}),
    }),
  );
  const given = rate.data?.rating ?? rating;
  if (given !== null) {
    return (
      <section className="card" aria-label={t('yours')} data-no-print>
        <p role={rate.data ? 'status' : undefined} className="flex flex-wrap items-center gap-3">
          <span aria-hidden className="flex text-accent">
            {STARS.map((star) => (
              <Star key={star} size={20} fill={star <= given ? 'currentColor' : 'none'} />
            ))}
          </span>
          <span>{t('given', { stars: given })}</span>
        </p>
      </section>
    );
  }
  return (
    <form
      className="card"
      aria-labelledby="rating"
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        void rate.start(String(new FormData(event.currentTarget).get('comment') ?? '').trim());
      }}
    >
      <fieldset ref={choice}>
        <legend id="rating" className="font-semibold text-lg">
          {t('question')}
        </legend>
        <div className="mt-2 -ml-2 flex flex-wrap items-center">
          {STARS.map((star) => (
            <label
              key={star}
              className="grid size-11 cursor-pointer place-items-center rounded-lg text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="rating"
                value={star}
                onChange={() => setStars(star)}
                className="sr-only"
                aria-label={t('star', { star, word: t(`word.${star}`) })}
              />
              <Star aria-hidden size={28} fill={star <= stars ? 'currentColor' : 'none'} />
            </label>
          ))}
          <span aria-hidden className="ml-2 text-quiet">
            {stars === 0 ? '' : t(`word.${stars}`)}
          </span>
        </div>
      </fieldset>
      {stars === 0 ? null : (
        <div className="mt-3 max-w-prose">
          <label htmlFor="rating-comment" className="font-medium text-sm">
            {t('comment')} <span className="font-normal text-quiet">{base('optional')}</span>
          </label>
          <textarea id="rating-comment" name="comment" rows={3} maxLength={1000} className="input mt-1.5 py-2" />
          {stars <= 2 ? <p className="mt-1 text-quiet text-sm">{t('bad')}</p> : null}
          <Button type="submit" busy={rate.busy} className="mt-3">
            {t('send')}
          </Button>
        </div>
      )}
      <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
        {rate.error ? errorWords(rate.error) : ''}
      </p>
    </form>
  );
}
