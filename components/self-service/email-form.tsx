import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';
import { changeEmail } from '@/lib/client/order/self-service';
import { changeEmailInput } from '@/lib/contracts/self-service';
import { Done } from './done';
import type { SelfServiceFormProps } from './self-service-subject';

/** Where the mails about an order go, when it was mistyped. */
export default function EmailForm({ subject, onDone, onClose }: SelfServiceFormProps) {
  const t = useTranslations('selfService.email');
  const track = useTranslations('track');
  const errorWords = useErrorWords();
  const form = useForm({
    start: { email: '' },
    contract: changeEmailInput,
    input: (typed) => typed,
    send: (input) => changeEmail(subject.orderId, input),
    onDone,
    words: () => track('emailWrong'),
  });
  if (form.answer) return <Done onClose={onClose}>{t('saved')}</Done>;
  return (
    <Form of={form} aria-label={t('form')} className="space-y-4 py-4">
      <TextField {...form.field('email')} label={track('email')} type="email" autoComplete="email" autoFocus required />
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <Button type="submit" busy={form.busy}>
        {t('save')}
      </Button>
    </Form>
  );
}
