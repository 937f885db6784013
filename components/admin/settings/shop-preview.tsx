import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/form/select';
import { LOCALE_NAME, LOCALES, type Locale } from '@/lib/domain/core/locale';
import { accentStyle } from '@/lib/domain/shop/colors';
import { saidIn } from '@/lib/domain/shop/said';
import { linksOf, type Shop, sellerLines } from '@/lib/domain/shop/settings';
import { ShopMark } from '../../shop/frame/shop-mark';

const SCHEMES = ['light', 'dark'] as const;
const COLOR = /^#[0-9a-f]{6}$/i;
const colorOrNone = (typed: string) => (COLOR.test(typed) ? typed : '');

/** The head, the hero and the foot of the shop as the form has them, by day and by night. */
export function ShopPreview({ shop }: { shop: Shop }) {
  const [locale, setLocale] = useState<Locale>('en');
  return (
    <Card
      title="Preview"
      className="xl:sticky xl:top-6"
      action={
        <Select
          aria-label="Language of the preview"
          value={locale}
          onChange={({ target }) => setLocale(LOCALES.find((each) => each === target.value) ?? 'en')}
        >
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {LOCALE_NAME[each]}
            </option>
          ))}
        </Select>
      }
    >
      <div className="space-y-4" data-testid="preview">
        {SCHEMES.map((scheme) => (
          <div
            key={scheme}
            data-scheme={scheme}
            style={accentStyle({ accent: colorOrNone(shop.accent), night: colorOrNone(shop.night) })}
            className="overflow-hidden rounded-box border border-line bg-page text-ink"
          >
            <PreviewPage shop={shop} locale={locale} />
          </div>
        ))}
      </div>
    </Card>
  );
}

function PreviewPage({ shop, locale }: { shop: Shop; locale: Locale }) {
  const announcement = saidIn(shop.announcement, locale);
  const names = [shop.menu, shop.footer].map((links) =>
    linksOf(saidIn(links, locale)).flatMap((link) => link?.name ?? []),
  );
  return (
    <>
      {announcement === '' ? null : (
        <p className="bg-accent px-4 py-1 text-center font-medium text-on-accent text-sm">{announcement}</p>
      )}
      <p className="flex items-center gap-2 border-line border-b px-4 py-3 font-semibold">
        <ShopMark shop={shop} className="size-6" />
        <span className="ml-auto truncate font-normal text-quiet text-sm">{names[0]?.join(' · ')}</span>
      </p>
      <div className="px-4 py-6">
        <p className="font-semibold text-2xl">{saidIn(shop.headline, locale) || 'Made when you order.'}</p>
        <p className="mt-2 text-quiet text-sm">{saidIn(shop.lead, locale)}</p>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <span className="btn min-h-9">Buy</span>
          <span className="chip" data-tone="accent">
            New
          </span>
          <span className="text-accent underline">A link</span>
        </div>
      </div>
      <div className="border-line border-t px-4 py-3 text-quiet text-sm">
        <p className="whitespace-pre-line">{[...sellerLines(shop), shop.contact].filter(Boolean).join('\n')}</p>
        <p>{names[1]?.join(' · ')}</p>
      </div>
    </>
  );
}
