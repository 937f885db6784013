import type { MailEffect } from '@/lib/domain/order/mails';
import type { KindOfWork, Work } from '@/lib/engine/ctx';
import { sendAlertMessage } from '@/lib/services/backoffice/alerts/send-alert-message';
import { drawMockup, mockupFailed } from '@/lib/services/designs/draw-mockup';
import { sendInquiryMail } from '@/lib/services/mail/send-inquiry-mail';
import { sendOrderMail } from '@/lib/services/mail/send-order-mail';
import { cancelFulfillment } from '@/lib/services/order/fulfillment/cancel-fulfillment';
import { submitFulfillment } from '@/lib/services/order/fulfillment/submit-fulfillment';
import { submitRefused } from '@/lib/services/order/fulfillment/submit-refused';
import { sendEvidence } from '@/lib/services/order/payment/answer-dispute';
import { cancelPayment } from '@/lib/services/order/payment/cancel-payment';
import { refundOrder } from '@/lib/services/order/refund/refund-order';
import { recordTax } from '@/lib/services/order/tax/record-tax';
import { reverseTax } from '@/lib/services/order/tax/reverse-tax';
import { processWebhook } from '@/lib/services/webhooks/process-webhook';

/** Nobody looks at a preview they asked for so long ago. */
const MOCKUP_GIVEN_UP_MS = 30 * 60_000;

const mail: KindOfWork<MailEffect> = { handler: sendOrderMail, queue: 'mail', alert: 'mail_refused' };

/** The table of all durable work: who does it, and which alert a refusal raises. What it is about: `EFFECT_PAYLOADS`. */
export const WORK: Work = {
  inbox: processWebhook,
  outbox: {
    submit: { handler: submitFulfillment, queue: 'submit', alert: 'submit_refused', failed: submitRefused },
    cancel: { handler: cancelFulfillment, queue: 'cancel', alert: 'cancel_refused' },
    cancel_payment: { handler: cancelPayment, queue: 'cancel', alert: 'cancel_refused' },
    refund: { handler: refundOrder, queue: 'money', alert: 'refund_failed' },
    dispute_answer: { handler: sendEvidence, queue: 'money', alert: 'dispute_unsent' },
    tax_transaction: { handler: recordTax, queue: 'money', alert: 'tax_refused' },
    tax_reversal: { handler: reverseTax, queue: 'money', alert: 'tax_refused' },
    alert_message: { handler: sendAlertMessage, queue: 'mail', alert: 'effect_stuck' },
    inquiry_mail: { handler: sendInquiryMail, queue: 'mail', alert: 'mail_refused' },
    mockup: {
      handler: drawMockup,
      queue: 'mockup',
      alert: null,
      giveUpAfterMs: MOCKUP_GIVEN_UP_MS,
      failed: mockupFailed,
    },
    mail_placed: mail,
    mail_in_production: mail,
    mail_on_hold: mail,
    mail_delay: mail,
    mail_shipped: mail,
    mail_new_number: mail,
    mail_delivered: mail,
    mail_presumed: mail,
    mail_returned: mail,
    mail_replacing: mail,
    mail_replaced: mail,
    mail_report_refused: mail,
    mail_rating: mail,
    mail_canceled: mail,
    mail_cancel_refused: mail,
    mail_failed: mail,
    mail_refunded: mail,
    mail_payment_awaited: mail,
    mail_payment_processing: mail,
    mail_refund_failed: mail,
    mail_payment_failed: mail,
    mail_track_link: mail,
  },
};
