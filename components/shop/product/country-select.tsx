import { useTranslations } from 'next-intl';
import { useCountries } from '@/components/checkout/form/use-countries';
import { Options, Select } from '@/components/ui/form/select';
import { rememberCountry } from '@/lib/client/core/country-store';

/** Where things are to be sent; the choice is remembered and counts on every page. */
export function CountrySelect({ country, className }: { country: string; className?: string }) {
  const t = useTranslations('delivery');
  const countries = useCountries();
  return (
    <Select
      aria-label={t('country')}
      value={country}
      onChange={(event) => rememberCountry(event.target.value)}
      {...(className === undefined ? {} : { className })}
    >
      <Options of={countries} />
    </Select>
  );
}
