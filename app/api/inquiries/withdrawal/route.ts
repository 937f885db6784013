import { inquiryAnswer, withdrawalInput } from '@/lib/contracts/inquiries';
import { AppError } from '@/lib/domain/core/errors';
import { endpoint } from '@/lib/http/endpoint';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'inquiry',
  input: withdrawalInput,
  output: inquiryAnswer,
  drains: true,
  run: async (ctx, words, { spendMailbox }) => {
    // Its receipt goes to a box that anybody may name; the declaration itself always counts.
    const hasRoom = await spendMailbox(words.email).then(() => true, isNoRoom);
    return sendInquiry(ctx, { ...words, kind: 'withdrawal', hasRoom });
  },
});

function isNoRoom(error: unknown): false {
  if (error instanceof AppError && error.code === 'rate_limited') return false;
  throw error;
}
