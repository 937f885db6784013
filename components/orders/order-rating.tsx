import { Star } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAction } from '@/lib/client/use-action';

const WORDS = ['Bad', 'Not good', 'All right', 'Good', 'Great'];

/** One to five stars and a word about it, once. */
export default function OrderRating({ orderId, rating }: { orderId: string; rating: number | null }) {
  const [stars, setStars] = useState(0);
  const choice = useRef<HTMLFieldSetElement>(null);
  // A star may have been chosen before this script arrived.
  useEffect(() => {
    const chosen = choice.current?.querySelector<HTMLInputElement>('input:checked');
    if (chosen) setStars(Number(chosen.value));
  }, []);
  const rate = useAction(async (comment: string) =>
    (await import('@/lib/client/order-care')).rateOrder(orderId, {
      rating: stars,
      ...(comment ? { comment } : {}),
    }),
  );
  const given = rate.data?.rating ?? rating;
  if (given !== null) {
    return (
      <section className="card" aria-label="Your rating" data-no-print>
        <p role={rate.data ? 'status' : undefined} className="flex flex-wrap items-center gap-3">
          <span aria-hidden className="flex text-accent">
            {WORDS.map((word, index) => (
              <Star key={word} size={20} fill={index < given ? 'currentColor' : 'none'} />
            ))}
          </span>
          <span>You gave {given} of 5 stars. Thank you for telling us.</span>
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
          How did it turn out?
        </legend>
        <div className="mt-2 -ml-2 flex flex-wrap items-center">
          {WORDS.map((word, index) => (
            <label
              key={word}
              className="grid size-11 cursor-pointer place-items-center rounded-lg text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="rating"
                value={index + 1}
                onChange={() => setStars(index + 1)}
                className="sr-only"
                aria-label={`${index + 1} of 5, ${word}`}
              />
              <Star aria-hidden size={28} fill={index < stars ? 'currentColor' : 'none'} />
            </label>
          ))}
          <span aria-hidden className="ml-2 text-quiet">
            {WORDS[stars - 1] ?? ''}
          </span>
        </div>
      </fieldset>
      {stars === 0 ? null : (
        <div className="mt-3 max-w-prose">
          <label htmlFor="rating-comment" className="font-medium text-sm">
            Anything to add? <span className="font-normal text-quiet">optional</span>
          </label>
          <textarea id="rating-comment" name="comment" rows={3} maxLength={1000} className="input mt-1.5 py-2" />
          {stars <= 2 ? (
            <p className="mt-1 text-quiet text-sm">
              If something is wrong with it, please report a problem below, so that we can put it right.
            </p>
          ) : null}
          <Button type="submit" busy={rate.busy} className="mt-3">
            Send
          </Button>
        </div>
      )}
      <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
        {rate.error ? rate.error.message : ''}
      </p>
    </form>
  );
}
