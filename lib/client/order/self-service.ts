import type * as z from 'zod/mini';
import { trackRequestAnswer } from '@/lib/contracts/checkout';
import { erasureAnswer } from '@/lib/contracts/privacy';
import {
  cancelOrderAnswer,
  changeAddressAnswer,
  type changeAddressInput,
  changeEmailAnswer,
  type changeEmailInput,
  changeItemAnswer,
  type changeItemInput,
  chooseReturnAnswer,
  type chooseReturnInput,
  claimOrdersAnswer,
  confirmArrivalAnswer,
  declineMailsAnswer,
  otherVariantsAnswer,
  rateOrderAnswer,
  type rateOrderInput,
  reportProblemAnswer,
  type reportProblemInput,
} from '@/lib/contracts/self-service';
import { sessionsEndedAnswer } from '@/lib/contracts/sessions';
import { apiForm, apiGet, apiPost } from '../core/api';

// It brings the contracts along, so the tracking page loads it on first use.
export function cancelOrder(orderId: string) {
  return apiPost(`/api/payments/cancel-order/${orderId}`, {}, cancelOrderAnswer);
}

export function changeAddress(orderId: string, recipient: z.input<typeof changeAddressInput>) {
  return apiPost(`/api/payments/change-address/${orderId}`, recipient, changeAddressAnswer);
}

export function changeEmail(orderId: string, input: z.output<typeof changeEmailInput>) {
  return apiPost(`/api/payments/change-email/${orderId}`, input, changeEmailAnswer);
}

export function otherVariants(orderId: string) {
  return apiGet(`/api/payments/other-variants/${orderId}`, otherVariantsAnswer);
}

export function changeItem(orderId: string, input: z.output<typeof changeItemInput>) {
  return apiPost(`/api/payments/change-item/${orderId}`, input, changeItemAnswer);
}

export function confirmArrival(orderId: string) {
  return apiPost(`/api/payments/confirm-arrival/${orderId}`, {}, confirmArrivalAnswer);
}

export function chooseReturn(orderId: string, input: z.output<typeof chooseReturnInput>) {
  return apiPost(`/api/payments/choose-return/${orderId}`, input, chooseReturnAnswer);
}

export function rateOrder(orderId: string, input: z.input<typeof rateOrderInput>) {
  return apiPost(`/api/payments/rate-order/${orderId}`, input, rateOrderAnswer);
}

export function reportProblem(orderId: string, { photos, ...said }: z.output<typeof reportProblemInput>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(said)) if (value !== undefined) form.append(name, value);
  for (const photo of photos) form.append('photos', photo);
  return apiForm(`/api/payments/report-problem/${orderId}`, form, reportProblemAnswer);
}

export function requestTrackLink(input: { order_number: string; email: string }) {
  return apiPost('/api/payments/track-link', input, trackRequestAnswer);
}

export function declineMails(token: string) {
  return apiPost(`/api/mails/decline/${encodeURIComponent(token)}`, {}, declineMailsAnswer);
}

export function eraseMyData() {
  return apiPost('/api/account/erase', { dry_run: false }, erasureAnswer);
}

export function claimOrders() {
  return apiPost('/api/payments/claim-orders', {}, claimOrdersAnswer);
}

export function endSession(sessionId: string) {
  return apiPost('/api/account/end-session', { session_id: sessionId }, sessionsEndedAnswer);
}

export function signOutEverywhere() {
  return apiPost('/api/account/sign-out-everywhere', {}, sessionsEndedAnswer);
}
