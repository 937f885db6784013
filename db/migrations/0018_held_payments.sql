-- Money that came in and does not fit its order is a state of its own: the CHECK takes one state more than before.
ALTER TABLE "orders" ADD COLUMN "received_minor" integer;--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_payment_status";--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_status" CHECK ("payment_status" in ('unpaid', 'processing', 'held', 'paid', 'partially_refunded', 'refunded', 'disputed', 'failed')) NOT VALID;--> statement-breakpoint
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_payment_status";
