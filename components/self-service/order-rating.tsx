import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';

const STARS = [1, 2, 3, 4, 5] as const;

/** One to five stars and a word about it, once. */
export default function OrderRating({ orderId, rating }: { orderId: string; rating: number | null }) {
  const t = useTranslations('selfService.rating');
  const errorWords = useErrorWords();
  const form = useForm({
    start: { rating: '', comment: '' },
    contract: async () => (await import('@/lib/contracts/self-service')).rateOrderInput,
    input: ({ rating: stars, comment }) => ({ rating: Number(stars), comment: comment.trim() || undefined }),
    send: async (given) => (await import('@/lib/client/order/self-service')).rateOrder(orderId, given),
  });
  const given = form.answer?.rating ?? rating;
  if (given !== null) return <Given stars={given} isNew={form.answer !== null} />;
  const stars = STARS.find((star) => form.values.rating === String(star)) ?? null;
  return (
    <Form of={form} className="card" aria-labelledby="rating" data-no-print>
      <fieldset>
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
                checked={star === stars}
                onChange={() => form.set('rating', String(star))}
                className="sr-only"
                aria-label={t('star', { star, word: t(`word.${star}`) })}
              />
              <Star aria-hidden size={28} fill={stars !== null && star <= stars ? 'currentColor' : 'none'} />
            </label>
          ))}
          <span aria-hidden className="ml-2 text-quiet">
            {stars === null ? '' : t(`word.${stars}`)}
          </span>
        </div>
      </fieldset>
      {stars === null ? null : (
        <div className="mt-3 max-w-prose">
          <TextAreaField
            {...form.field('comment')}
            label={t('comment')}
            hint={stars <= 2 ? t('bad') : undefined}
            optional
            maxLength={1000}
          />
          <Button type="submit" busy={form.busy} className="mt-3">
            {t('send')}
          </Button>
        </div>
      )}
      <FormFailure className="mt-3">{form.failure && errorWords(form.failure)}</FormFailure>
    </Form>
  );
}

function Given({ stars, isNew }: { stars: number; isNew: boolean }) {
  const t = useTranslations('selfService.rating');
  return (
    <section className="card" aria-label={t('yours')} data-no-print>
      <p role={isNew ? 'status' : undefined} className="flex flex-wrap items-center gap-3">
        <span aria-hidden className="flex text-accent">
          {STARS.map((star) => (
            <Star key={star} size={20} fill={star <= stars ? 'currentColor' : 'none'} />
          ))}
        </span>
        <span>{t('given', { stars })}</span>
      </p>
    </section>
  );
}
