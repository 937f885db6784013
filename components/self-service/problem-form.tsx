import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { describedBy, Field } from '@/components/ui/form/field';
import { SelectField } from '@/components/ui/form/select-field';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { reportProblem } from '@/lib/client/order/self-service';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS, PROBLEM_KINDS } from '@/lib/domain/order/problem';
import type { SelfServiceFormProps } from './self-service-subject';

const MAX_PHOTO_MB = MAX_PHOTO_BYTES / 1_000_000;

/** What is wrong, in the shopper's own words and pictures. */
export default function ProblemForm({ subject, onDone, onClose }: SelfServiceFormProps) {
  const t = useTranslations('selfService.report');
  const base = useTranslations('base');
  const kindWords = useTranslations('problem');
  const errorWords = useErrorWords();
  const report = useAction((form: FormData) => reportProblem(subject.orderId, form));
  const [photoError, setPhotoError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const textId = useId();
  const photoId = useId();
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const errors = report.error?.fields ?? {};
  const send = async (data: FormData) => {
    const files = data.getAll('photos').filter((value): value is File => value instanceof File && value.size > 0);
    const wrong = wrongWith(files, t);
    setPhotoError(wrong);
    if (wrong) return;
    if (files.length === 0) data.delete('photos');
    if (await report.start(data)) onDone();
    else form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  if (report.data) {
    return (
      <div className="py-3">
        <p role="status" className="text-good">
          {t('thanks')}
        </p>
        <Button variant="secondary" className="mt-3" onClick={onClose}>
          {base('close')}
        </Button>
      </div>
    );
  }
  const text = { label: t('text'), hint: t('textHint'), error: errors['text'] && t('textShort') };
  const photos = {
    label: t('photos'),
    hint: t('photosHint', { most: MAX_PROBLEM_PHOTOS }),
    error: photoError ?? (errors['photos'] && t('tooMany', { most: MAX_PROBLEM_PHOTOS })),
    optional: true,
  };
  return (
    <form
      ref={form}
      aria-label={t('form')}
      className="space-y-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <SelectField
        name="kind"
        label={t('what')}
        required
        options={PROBLEM_KINDS.map((value) => ({ value, label: kindWords(value) }))}
        error={errors['kind'] && t('whatMissing')}
      />
      {subject.items.length > 1 ? (
        <SelectField
          name="order_item_id"
          label={t('which')}
          optional
          placeholder={t('whole')}
          options={subject.items.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      <Field {...text} id={textId}>
        <textarea
          {...describedBy(textId, text)}
          id={textId}
          name="text"
          required
          minLength={10}
          maxLength={2000}
          rows={4}
          className="input py-2"
        />
      </Field>
      <Field {...photos} id={photoId}>
        <input
          {...describedBy(photoId, photos)}
          id={photoId}
          name="photos"
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          className="w-full text-sm file:mr-3 file:min-h-11 file:rounded-control file:border file:border-line-strong file:bg-card file:px-4 file:font-medium file:text-ink"
        />
      </Field>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {report.error ? errorWords(report.error) : ''}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={report.busy}>
          {t('send')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('never')}
        </Button>
      </div>
    </form>
  );
}

/** Said before minutes of uploading; the server looks again. */
function wrongWith(
  files: readonly File[],
  t: ReturnType<typeof useTranslations<'selfService.report'>>,
): string | undefined {
  if (files.length > MAX_PROBLEM_PHOTOS) return t('tooMany', { most: MAX_PROBLEM_PHOTOS });
  const large = files.find(({ size }) => size > MAX_PHOTO_BYTES);
  return large && t('tooLarge', { name: large.name, most: MAX_PHOTO_MB });
}
