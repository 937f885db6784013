import { uploadPictureAnswer, uploadPictureInput } from '@/lib/contracts/backoffice/settings';
import { AppError } from '@/lib/domain/core/errors';
import { endpoint } from '@/lib/http/endpoint';
import { MAX_BRAND_BYTES, uploadBrandPicture } from '@/lib/services/backoffice/settings/brand-picture';

export const POST = endpoint({
  actor: 'staff',
  action: 'settings.change',
  input: uploadPictureInput,
  output: uploadPictureAnswer,
  form: { maxBytes: MAX_BRAND_BYTES + 64_000 },
  run: async (ctx, { picture: [picture] }) => {
    if (!picture) throw new AppError('invalid_input', 'Choose one picture.');
    return uploadBrandPicture(ctx, await picture.bytes());
  },
});
