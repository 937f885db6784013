import { publicFileEndpoint } from '@/lib/http/file-endpoint';
import { readMockupPicture } from '@/lib/services/designs/read-mockup-picture';

export const GET = publicFileEndpoint({
  run: (ctx, { mockupId, place }) => readMockupPicture(ctx, { mockupId: mockupId ?? '', place: Number(place) }),
});
