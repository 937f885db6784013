import { fileEndpoint } from '@/lib/http/file-endpoint';
import { readProblemPhoto } from '@/lib/services/problems/read-problem-photo';

export const GET = fileEndpoint({
  actor: 'staff',
  run: (ctx, { reportId, place }) => readProblemPhoto(ctx, { reportId: reportId ?? '', place: Number(place) }),
});
