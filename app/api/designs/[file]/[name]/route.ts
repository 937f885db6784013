import { publicFileEndpoint } from '@/lib/http/file-endpoint';
import { readDesign } from '@/lib/services/designs/read-design';

export const GET = publicFileEndpoint({
  run: (ctx, { file, name }) => readDesign(ctx, { file: file ?? '', name: name ?? '' }),
});
