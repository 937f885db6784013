-- What the shopper pays elsewhere, days later, is a state of its own, with how it is paid.
ALTER TABLE "orders" ADD COLUMN "payment_instructions" jsonb;--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_payment_status";--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_status" CHECK ("payment_status" in ('unpaid', 'awaiting', 'processing', 'held', 'paid', 'partially_refunded', 'warned', 'refunded', 'disputed', 'charged_back', 'failed')) NOT VALID;
