import { sessionsEndedAnswer, signOutEverywhereInput } from '@/lib/contracts/sessions';
import { endpoint } from '@/lib/http/endpoint';
import { endSessions } from '@/lib/services/account/sessions';

export const POST = endpoint({
  actor: 'user',
  limit: 'checkout',
  input: signOutEverywhereInput,
  output: sessionsEndedAnswer,
  run: (ctx) => endSessions(ctx, {}),
  signsOut: true,
});
