import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { TextField } from '@/components/ui/form/text-field';

/** For who opened the link on another device: the code it shows there, typed in the browser that asked. */
export function CodeForm() {
  const t = useTranslations('signIn');
  return (
    <form method="post" action="/api/auth/callback/email" className="mt-6 space-y-3 border-line border-t pt-5">
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
      <Button type="submit" variant="secondary">
        {t('useCode')}
      </Button>
    </form>
  );
}
