import { inquiryAnswer } from '@/lib/contracts/inquiries';
import type { InquiryKind } from '@/lib/domain/shop/inquiry';
import { apiPost } from '../core/api';

export function sendInquiry(kind: InquiryKind, words: unknown) {
  return apiPost(`/api/inquiries/${kind}`, words, inquiryAnswer);
}
