import { type MailEffect, ORDER_MAILS } from '@/lib/domain/order/mails';
import type { KindOfWork, Work } from '@/lib/engine/ctx';
import { sendOrderMail } from '@/lib/services/mail/send-order-mail';
import { cancelFulfillment } from '@/lib/services/order/fulfillment/cancel-fulfillment';
import { submitFulfillment } from '@/lib/services/order/fulfillment/submit-fulfillment';
import { cancelPayment } from '@/lib/services/order/payment/cancel-payment';
import { refundOrder } from '@/lib/services/order/refund/refund-order';
import { recordTax } from '@/lib/services/order/tax/record-tax';
import { reverseTax } from '@/lib/services/order/tax/reverse-tax';
import { processWebhook } from '@/lib/services/webhooks/process-webhook';

/** The table of all durable work: who does it, and which alert a refusal raises. */
const mail: KindOfWork = { handler: sendOrderMail, alert: 'mail_refused' };
const MAILS = Object.fromEntries(ORDER_MAILS.map((name) => [`mail_${name}`, mail])) as Record<MailEffect, KindOfWork>;

export const WORK: Work = {
  inbox: processWebhook,
  outbox: {
    submit: { handler: submitFulfillment, alert: 'submit_refused' },
    cancel: { handler: cancelFulfillment, alert: 'cancel_refused' },
    cancel_payment: { handler: cancelPayment, alert: 'cancel_refused' },
    refund: { handler: refundOrder, alert: 'refund_failed' },
    tax_transaction: { handler: recordTax, alert: 'tax_refused' },
    tax_reversal: { handler: reverseTax, alert: 'tax_refused' },
    ...MAILS,
  },
};
