import { uploadDesignAnswer, uploadDesignInput } from '@/lib/contracts/designs';
import { MAX_DESIGN_BYTES, previewPath } from '@/lib/domain/catalogue/design';
import { AppError } from '@/lib/domain/core/errors';
import { endpoint } from '@/lib/http/endpoint';
import { uploadDesign } from '@/lib/services/designs/upload-design';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'upload',
  input: uploadDesignInput,
  output: uploadDesignAnswer,
  form: { maxBytes: MAX_DESIGN_BYTES + 64_000 },
  run: async (ctx, { picture: [picture] }) => {
    if (!picture) throw new AppError('invalid_input', 'Choose one picture.');
    const { file, widthPx, heightPx } = await uploadDesign(ctx, await picture.bytes());
    return { file, preview: previewPath(file), widthPx, heightPx };
  },
});
