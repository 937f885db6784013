import { reportProblemAnswer, reportProblemInput } from '@/lib/contracts/self-service';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS } from '@/lib/domain/order/problem';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { reportProblem } from '@/lib/services/order/self-service/report-problem';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'upload',
  input: reportProblemInput,
  output: reportProblemAnswer,
  form: { maxBytes: MAX_PHOTO_BYTES * MAX_PROBLEM_PHOTOS + 64_000 },
  run: async (ctx, { photos, ...input }, { params }) =>
    reportProblem(ctx, {
      orderId: orderIdParam(params),
      ...input,
      photos: await Promise.all(photos.map((photo) => photo.bytes())),
    }),
});
