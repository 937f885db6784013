import { useId } from 'react';
import { Button } from '@/components/ui/form/button';
import { describedBy, Field } from '@/components/ui/form/field';
import { uploadBrandPicture } from '@/lib/client/admin/use-setting';
import { useAction } from '@/lib/client/core/use-action';
import { brandPath } from '@/lib/domain/shop/settings';

type Props = {
  label: string;
  hint: string | undefined;
  value: string;
  error: string | undefined;
  onValueChange: (file: string) => void;
};

/** Uploaded when it is chosen; part of the shop when the form is saved. */
export function PictureField({ label, hint, value, error, onValueChange }: Props) {
  const id = useId();
  const upload = useAction(async (file: File) => onValueChange(await uploadBrandPicture(file)));
  const text = { label, hint, error: upload.error?.message ?? error };
  return (
    <Field {...text} id={id}>
      <div className="flex items-center gap-3">
        {value === '' ? null : (
          // biome-ignore lint/performance/noImgElement: it is small already, and the optimizer takes nothing of ours.
          <img src={brandPath(value)} alt="" className="size-11 rounded-control bg-soft object-contain" />
        )}
        <input
          {...describedBy(id, text)}
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="input py-2 text-sm"
          disabled={upload.busy}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void upload.start(file);
          }}
        />
        {value === '' ? null : (
          <Button variant="ghost" size="sm" onClick={() => onValueChange('')}>
            Remove
          </Button>
        )}
      </div>
    </Field>
  );
}
