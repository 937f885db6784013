import { endSessionInput, sessionsEndedAnswer } from '@/lib/contracts/sessions';
import { endpoint } from '@/lib/http/endpoint';
import { endSessions } from '@/lib/services/account/sessions';

export const POST = endpoint({
  actor: 'user',
  limit: 'checkout',
  input: endSessionInput,
  output: sessionsEndedAnswer,
  run: endSessions,
});
