import { fileEndpoint } from '@/lib/http/file-endpoint';
import { readProblemPhoto } from '@/lib/services/backoffice/orders/read-problem-photo';

export const GET = fileEndpoint({
  action: 'orders.read',
  run: (ctx, { reportId, place }) => readProblemPhoto(ctx, { reportId: reportId ?? '', place: Number(place) }),
});
