import * as z from 'zod/mini';
import { mockupAnswer } from '@/lib/contracts/designs';
import { endpoint } from '@/lib/http/endpoint';
import { readMockup } from '@/lib/services/designs/start-mockup';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: mockupAnswer,
  drains: true,
  run: (ctx, _input, { params }) => readMockup(ctx, params['mockupId'] ?? ''),
});
