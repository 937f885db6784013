import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { Spinner } from '@/components/ui/spinner';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';
import { changeItem, otherVariants } from '@/lib/client/order/self-service';
import { changeItemInput } from '@/lib/contracts/self-service';
import { Done } from './done';
import type { SelfServiceFormProps } from './self-service-subject';

/** Another size or color of something that was ordered, at the same price. */
export default function ItemForm(props: SelfServiceFormProps) {
  return (
    <QueryProvider>
      <Choices {...props} />
    </QueryProvider>
  );
}

function Choices({ subject, onDone, onClose }: SelfServiceFormProps) {
  const t = useTranslations('selfService.item');
  const base = useTranslations('base');
  const errorWords = useErrorWords();
  const { orderId } = subject;
  const others = useQuery({ queryKey: ['other-variants', orderId], queryFn: () => otherVariants(orderId), gcTime: 0 });
  const offered = new Map(others.data?.items.map(({ item_id, variants }) => [item_id, variants]));
  const changeable = subject.items.filter(({ id }) => (offered.get(id) ?? []).length > 0);
  const only = changeable.length === 1 ? changeable[0] : undefined;
  const form = useForm({
    start: { item_id: '', variant_id: '' },
    contract: changeItemInput,
    input: ({ item_id, variant_id }) => ({ item_id: item_id || (only?.id ?? ''), variant_id }),
    send: (input) => changeItem(orderId, input),
    onDone,
    words: () => t('choose'),
  });
  if (form.answer) return <Done onClose={onClose}>{t('saved', { name: form.answer.variant_name })}</Done>;
  if (others.error) return <FormFailure>{errorWords(others.error)}</FormFailure>;
  if (others.isPending)
    return (
      <p className="flex items-center gap-2 py-4 text-quiet text-sm">
        <Spinner className="size-4" /> {base('loading')}
      </p>
    );
  if (changeable.length === 0) return <p className="py-4">{t('none')}</p>;
  const chosen = only?.id ?? form.field('item_id').value ?? '';
  return (
    <Form of={form} aria-label={t('form')} className="space-y-4 py-4">
      {only ? (
        <p>{only.label}</p>
      ) : (
        <SelectField
          {...form.field('item_id')}
          label={t('which')}
          placeholder={t('choose')}
          required
          autoFocus
          options={changeable.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      {chosen === '' ? null : (
        <SelectField
          {...form.field('variant_id')}
          key={chosen}
          label={t('into')}
          placeholder={t('choose')}
          required
          options={(offered.get(chosen) ?? []).map(({ variant_id, name }) => ({ value: variant_id, label: name }))}
        />
      )}
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <Button type="submit" busy={form.busy}>
        {t('save')}
      </Button>
    </Form>
  );
}
