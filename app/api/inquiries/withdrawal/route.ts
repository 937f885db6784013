import { inquiryAnswer, withdrawalInput } from '@/lib/contracts/inquiries';
import { endpoint } from '@/lib/http/endpoint';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'inquiry',
  input: withdrawalInput,
  output: inquiryAnswer,
  drains: true,
  // Its receipt goes to a box that anybody may name.
  run: async (ctx, words, { spendMailbox }) => {
    await spendMailbox(words.email);
    return sendInquiry(ctx, { ...words, kind: 'withdrawal' });
  },
});
