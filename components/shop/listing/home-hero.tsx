import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture/picture';
import type { CardView } from '@/lib/contracts/catalogue';
import { LinkPending } from '../frame/link-pending';
import { FromPrice } from './from-price';

type Props = { product: CardView | null; headline: string; lead: string };

/** What the shop is, and one piece of it large. `product` is null while nothing is on sale; words that are not set are ours. */
export function HomeHero({ product, headline, lead }: Props) {
  const t = useTranslations('home');
  return (
    <section className="grid items-center gap-x-14 gap-y-7 pb-12 sm:pb-16 md:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <div className="md:py-10">
        <h1 className="text-display">{headline || t('heroTitle')}</h1>
        <p className="mt-4 max-w-lg text-lead text-quiet sm:mt-6">{lead || t('heroText')}</p>
        <a href="#shop" className="btn mt-6 max-md:hidden">
          {t('lookAround')}
        </a>
      </div>
      {product === null ? null : <Featured product={product} />}
    </section>
  );
}

function Featured({ product }: { product: CardView }) {
  return (
    <article className="group relative">
      <Picture
        // The third view of a mockup shows the thing where it is used; most have only the first.
        src={product.scene ?? product.picture}
        alt=""
        sizes="(min-width: 80rem) 34rem, (min-width: 48rem) 44vw, calc(100vw - 2rem)"
        first
        className="rounded-box [&_img]:transition-transform [&_img]:duration-700 [&_img]:ease-calm group-hover:[&_img]:scale-[1.02]"
      />
      <div className="mt-3 flex items-baseline justify-between gap-4">
        <h2 className="line-clamp-2 min-w-0 font-medium text-base tracking-normal">
          <Link href={`/products/${product.slug}`} className="after:absolute after:inset-0 after:rounded-box">
            {product.title}
            <LinkPending />
          </Link>
        </h2>
        <p className="shrink-0">
          <FromPrice product={product} />
        </p>
      </div>
    </article>
  );
}
