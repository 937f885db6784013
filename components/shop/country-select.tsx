import { COUNTRIES } from '@/components/checkout/countries';
import { Select } from '@/components/ui/select';
import { rememberCountry } from '@/lib/client/country-store';

/** Where things are to be sent; the choice is remembered and counts on every page. */
export function CountrySelect({ country, className }: { country: string; className?: string }) {
  return (
    <Select
      aria-label="Country of delivery"
      value={country}
      onChange={(event) => rememberCountry(event.target.value)}
      {...(className === undefined ? {} : { className })}
    >
      {COUNTRIES.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}
