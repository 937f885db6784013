import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { describedBy, Field } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { reportProblem } from '@/lib/client/order-care';
import { useAction } from '@/lib/client/use-action';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS, PROBLEM_KINDS, PROBLEM_LABEL } from '@/lib/domain/problem';
import type { CareFormProps } from './care-form';

const KINDS = PROBLEM_KINDS.map((value) => ({ value, label: PROBLEM_LABEL[value] }));
const PHOTO_HINT = `Up to ${MAX_PROBLEM_PHOTOS} JPEG, PNG or WebP files. We keep the picture only, not where it was taken.`;

/** What is wrong, in the shopper's own words and pictures. */
export default function ProblemForm({ subject, onDone, onClose }: CareFormProps) {
  const report = useAction((form: FormData) => reportProblem(subject.orderId, form));
  const [photoError, setPhotoError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const textId = useId();
  const photoId = useId();
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const errors = report.error?.fields ?? {};
  const send = async (data: FormData) => {
    const files = data.getAll('photos').filter((value): value is File => value instanceof File && value.size > 0);
    const wrong = wrongWith(files);
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
          Thank you. A person reads it and answers by mail, usually within a working day.
        </p>
        <Button variant="secondary" className="mt-3" onClick={onClose}>
          Close
        </Button>
      </div>
    );
  }
  const text = { label: 'What happened?', hint: 'What you see, and what you expected.', error: errors['text'] };
  const photos = { label: 'Photos', hint: PHOTO_HINT, error: photoError ?? errors['photos'], optional: true };
  return (
    <form
      ref={form}
      aria-label="Report a problem"
      className="space-y-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <SelectField name="kind" label="What is wrong?" required options={KINDS} error={errors['kind']} />
      {subject.items.length > 1 ? (
        <SelectField
          name="order_item_id"
          label="Which item?"
          optional
          placeholder="The whole order"
          options={subject.items.map(({ id, label }) => ({ value: id, label }))}
          error={errors['order_item_id']}
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
        {report.error ? report.error.message : ''}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={report.busy}>
          Send the report
        </Button>
        <Button variant="secondary" onClick={onClose}>
          Never mind
        </Button>
      </div>
    </form>
  );
}

/** Said before minutes of uploading; the server looks again. */
function wrongWith(files: readonly File[]): string | undefined {
  if (files.length > MAX_PROBLEM_PHOTOS) return `At most ${MAX_PROBLEM_PHOTOS} photos, please.`;
  const large = files.find(({ size }) => size > MAX_PHOTO_BYTES);
  return large ? `${large.name} is too large: at most ${MAX_PHOTO_BYTES / 1_000_000} MB each.` : undefined;
}
