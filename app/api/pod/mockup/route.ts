import { mockupAnswer, startMockupInput } from '@/lib/contracts/designs';
import { endpoint } from '@/lib/http/endpoint';
import { startMockup } from '@/lib/services/designs/start-mockup';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'mockup',
  input: startMockupInput,
  output: mockupAnswer,
  drains: true,
  run: startMockup,
});
