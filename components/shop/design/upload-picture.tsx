import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { PICTURE_TYPES, uploadDesign, wrongWith } from '@/lib/client/catalogue/designs';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import type { UploadedDesign } from '@/lib/contracts/designs';

/** Lies over the bare good: choose a file, or drop one anywhere on it. */
export function UploadPicture({ onUploaded }: { onUploaded: (upload: UploadedDesign) => void }) {
  const t = useTranslations('design');
  const errorWords = useErrorWords();
  const id = useId();
  const upload = useAction(uploadDesign);
  const [wrong, setWrong] = useState<ReturnType<typeof wrongWith>>(null);
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const why = wrongWith(file);
    setWrong(why);
    if (why !== null) return;
    const done = await upload.start(file);
    if (done) onUploaded(done);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const error = wrong === null ? upload.error : { reason: wrong };
  return (
    <label
      htmlFor={id}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className="absolute inset-0 grid cursor-pointer place-items-center p-6 focus-within:[&>span]:outline-2 focus-within:[&>span]:outline-accent focus-within:[&>span]:outline-offset-2 data-over:[&>span]:border-accent"
    >
      <span className="flex max-w-72 flex-col items-center gap-2 rounded-box border-2 border-line-strong border-dashed bg-card/95 p-6 text-center">
        {upload.busy ? <Spinner className="size-6" /> : <ImagePlus aria-hidden className="size-7" />}
        <span className="font-medium">{upload.busy ? t('sending') : t('choose')}</span>
        <span id={`${id}-note`} className="text-quiet text-sm">
          {t('hint')}
        </span>
        <span role="alert" className="text-danger text-sm empty:hidden">
          {error === null ? null : errorWords(error)}
        </span>
      </span>
      <input
        id={id}
        type="file"
        accept={PICTURE_TYPES.join(',')}
        aria-describedby={`${id}-note`}
        disabled={upload.busy}
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
