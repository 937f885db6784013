import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/form/button';
import { describedBy, Field } from '@/components/ui/form/field';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import type { Fault } from '@/lib/client/core/faults';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useForm } from '@/lib/client/core/use-form';
import { reportProblem } from '@/lib/client/order/self-service';
import { reportProblemInput } from '@/lib/contracts/self-service';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS, PROBLEM_KINDS } from '@/lib/domain/order/problem';
import { Done } from './done';
import type { SelfServiceFormProps } from './self-service-subject';

type Typed = { kind: string; order_item_id: string; text: string; photos: readonly File[] };

const START: Typed = { kind: PROBLEM_KINDS[0], order_item_id: '', text: '', photos: [] };

/** What is wrong, in the shopper's own words and pictures. */
export default function ProblemForm({ subject, onDone, onClose }: SelfServiceFormProps) {
  const t = useTranslations('selfService.report');
  const kindWords = useTranslations('problem');
  const errorWords = useErrorWords();
  const faultWords = useProblemFaultWords();
  const form = useForm({
    start: START,
    contract: reportProblemInput,
    words: faultWords,
    send: (report) => reportProblem(subject.orderId, report),
    onDone,
  });
  if (form.answer) return <Done onClose={onClose}>{t('thanks')}</Done>;
  return (
    <Form of={form} aria-label={t('form')} className="space-y-4 py-4">
      <SelectField
        {...form.field('kind')}
        label={t('what')}
        autoFocus
        required
        options={PROBLEM_KINDS.map((value) => ({ value, label: kindWords(value) }))}
      />
      {subject.items.length > 1 ? (
        <SelectField
          {...form.field('order_item_id')}
          label={t('which')}
          optional
          placeholder={t('whole')}
          options={subject.items.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      <TextAreaField
        {...form.field('text')}
        label={t('text')}
        hint={t('textHint')}
        required
        maxLength={2000}
        rows={4}
      />
      <Photos error={form.errorOf('photos')} onChoose={(photos) => form.set('photos', photos)} />
      <FormFailure>{form.failure && errorWords(form.failure)}</FormFailure>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy}>
          {t('send')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('never')}
        </Button>
      </div>
    </Form>
  );
}

function Photos({ error, onChoose }: { error: string | undefined; onChoose: (photos: readonly File[]) => void }) {
  const t = useTranslations('selfService.report');
  const id = useId();
  const text = { label: t('photos'), hint: t('photosHint', { most: MAX_PROBLEM_PHOTOS }), error, optional: true };
  return (
    <Field {...text} id={id}>
      <input
        {...describedBy(id, text)}
        id={id}
        name="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        onChange={({ target }) => onChoose([...(target.files ?? [])])}
        className="w-full text-sm file:mr-3 file:min-h-11 file:rounded-control file:border file:border-line-strong file:bg-card file:px-4 file:font-medium file:text-ink"
      />
    </Field>
  );
}

function useProblemFaultWords() {
  const t = useTranslations('selfService.report');
  return (_: Fault, name: keyof Typed, { photos }: Typed): string => {
    const large = photos.find(({ size }) => size > MAX_PHOTO_BYTES);
    switch (name) {
      case 'text':
        return t('textShort');
      case 'photos':
        return large
          ? t('tooLarge', { name: large.name, most: MAX_PHOTO_BYTES / 1_000_000 })
          : t('tooMany', { most: MAX_PROBLEM_PHOTOS });
      case 'kind':
      case 'order_item_id':
        return t('whatMissing');
    }
  };
}
