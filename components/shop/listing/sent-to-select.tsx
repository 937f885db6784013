import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useCountries } from '@/components/checkout/form/use-countries';
import { Options, Select } from '@/components/ui/form/select';
import { rememberCountry } from '@/lib/client/core/country-store';
import { changed, type ListingQuery, listingAddress } from '@/lib/domain/catalogue/listing';

/** The choice is remembered, as on every page that asks for a country. */
export function SentToSelect({ query }: { query: ListingQuery }) {
  const t = useTranslations('shelf');
  const router = useRouter();
  const [isPending, go] = useTransition();
  const countries = useCountries();
  const choose = (country: string) => {
    if (country !== '') rememberCountry(country);
    const to = country === '' ? null : country;
    go(() => router.push(`${listingAddress(changed(query, { to }))}#shop`, { scroll: false }));
  };
  return (
    <Select
      aria-label={t('sentTo')}
      aria-busy={isPending}
      value={query.to ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('anywhere')}</option>
      <Options of={countries} />
    </Select>
  );
}
