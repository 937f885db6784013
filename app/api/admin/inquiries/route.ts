import { closeInquiryInput, inquiriesAnswer, inquiriesQuery } from '@/lib/contracts/inquiries';
import { endpoint } from '@/lib/http/endpoint';
import { closeInquiry } from '@/lib/services/backoffice/orders/close-inquiry';
import { listInquiries } from '@/lib/services/backoffice/orders/list-inquiries';

export const GET = endpoint({
  actor: 'staff',
  action: 'inquiries.read',
  input: inquiriesQuery,
  output: inquiriesAnswer,
  run: listInquiries,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'inquiries.close',
  input: closeInquiryInput,
  output: inquiriesAnswer,
  run: closeInquiry,
});
