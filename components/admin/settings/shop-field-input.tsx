import { countriesIn } from '@/components/checkout/form/countries';
import { SelectField } from '@/components/ui/form/select-field';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { TextField } from '@/components/ui/form/text-field';

import { DEFAULT_LOCALE, LOCALE_NAME, LOCALES } from '@/lib/domain/core/locale';
import { PictureField } from './picture-field';
import type { ShopField } from './shop-fields';

type Input = { value: string | undefined; error: string | undefined; onValueChange: (value: string) => void };
type Props = { field: ShopField; fixed: boolean; form: { field: (name: string) => Input } };

/** The control of one setting; of words, one per language. */
export function ShopFieldInput({ field, form, fixed }: Props) {
  const { name, label, kind } = field;
  const hint = fixed ? 'The environment of the server says it, so it cannot be changed here.' : field.hint;
  switch (kind) {
    case 'said':
    case 'said_lines': {
      const Text = kind === 'said' ? TextField : TextAreaField;
      return LOCALES.map((locale) => (
        <Text
          key={locale}
          {...form.field(`${name}.${locale}`)}
          label={`${label} (${LOCALE_NAME[locale]})`}
          hint={hint}
          lang={locale}
        />
      ));
    }
    case 'lines':
      return <TextAreaField {...form.field(name)} label={label} hint={hint} disabled={fixed} />;
    case 'country':
      return (
        <SelectField
          {...form.field(name)}
          label={label}
          hint={hint}
          placeholder="Not set"
          options={countriesIn(DEFAULT_LOCALE)}
        />
      );
    case 'choice':
      return <SelectField {...form.field(name)} label={label} hint={hint} options={field.options ?? []} />;
    case 'picture':
      return <PictureField {...form.field(name)} value={form.field(name).value ?? ''} label={label} hint={hint} />;
    case 'color':
      return <TextField {...form.field(name)} label={label} hint={hint} placeholder="#0e6650" maxLength={7} />;
    case 'codes':
    case 'line':
      return <TextField {...form.field(name)} label={label} hint={hint} disabled={fixed} />;
  }
}
