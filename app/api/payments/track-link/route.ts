import { trackRequestAnswer, trackRequestInput } from '@/lib/contracts/checkout';
import { endpoint } from '@/lib/http/endpoint';
import { requestTrackLink } from '@/lib/services/order/self-service/request-track-link';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'sign_in',
  input: trackRequestInput,
  output: trackRequestAnswer,
  // The same for a hit and a miss: whoever asks may name any box.
  run: async (ctx, input, { spendMailbox }) => {
    await spendMailbox(input.email);
    return requestTrackLink(ctx, input);
  },
});
