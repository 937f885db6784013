import { contactInput, inquiryAnswer } from '@/lib/contracts/inquiries';
import { endpoint } from '@/lib/http/endpoint';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'inquiry',
  input: contactInput,
  output: inquiryAnswer,
  drains: true,
  run: (ctx, words) => sendInquiry(ctx, { ...words, kind: 'contact' }),
});
