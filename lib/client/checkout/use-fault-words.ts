import { useLocale, useTranslations } from 'next-intl';
import { addressRules } from '@/lib/domain/address/address-rules';
import type { FieldFault } from './checkout-form';

/** What is wrong with a field of an address in `country`, in the reader's words. */
export function useFaultWords(): (fault: FieldFault, country: string) => string {
  const t = useTranslations('address');
  const locale = useLocale();
  return (fault, country) => {
    const { postalCode, state } = addressRules(country);
    switch (fault) {
      case 'state':
        return t('fault.state', { kind: state?.kind ?? 'state' });
      case 'postalCode':
      case 'postalCodeMissing': {
        const label = t(`label.${postalCode?.name ?? 'postalCode'}`);
        return t(`fault.${fault}`, { label: inSentence(label, locale), example: postalCode?.example ?? '' });
      }
      default:
        return t(`fault.${fault}`);
    }
  };
}

/** "Enter the ZIP code." but "Enter the postal code (PLZ).": capitals that mean something stay, German ones always. */
function inSentence(label: string, locale: string): string {
  return locale === 'de' || /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
