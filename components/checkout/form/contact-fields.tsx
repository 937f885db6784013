import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { FormField } from './form-field';
import type { CheckoutFields } from './use-checkout-form';

export function ContactFields({ form, signedIn }: { form: CheckoutFields; signedIn: boolean }) {
  const t = useTranslations('checkout');
  return (
    <section aria-labelledby="contact-title">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="contact-title">{t('contact')}</h2>
        {signedIn ? null : (
          <Link href="/sign-in?callbackUrl=/checkout" className="text-quiet text-sm underline">
            {t('signIn')}
          </Link>
        )}
      </div>
      <FormField
        form={form}
        name="email"
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        hint={t('emailHint')}
      />
    </section>
  );
}
