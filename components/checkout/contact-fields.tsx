import Link from 'next/link';
import { FormField } from './form-field';
import type { CheckoutForm } from './use-checkout-form';

export function ContactFields({ form, signedIn }: { form: CheckoutForm; signedIn: boolean }) {
  return (
    <section aria-labelledby="contact-title">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="contact-title">Contact</h2>
        {signedIn ? null : (
          <Link href="/sign-in?callbackUrl=/checkout" className="text-quiet text-sm underline">
            Sign in
          </Link>
        )}
      </div>
      <FormField
        form={form}
        name="email"
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        hint="For your order confirmation and the tracking link."
      />
    </section>
  );
}
