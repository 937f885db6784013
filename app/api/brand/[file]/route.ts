import { publicFileEndpoint } from '@/lib/http/file-endpoint';
import { readBrandPicture } from '@/lib/services/backoffice/settings/brand-picture';

export const GET = publicFileEndpoint({ run: (ctx, { file }) => readBrandPicture(ctx, { file: file ?? '' }) });
