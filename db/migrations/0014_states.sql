-- A state that no table of `lib/domain/order/states.ts` names is refused: first in what is written, then in what is there.
ALTER TABLE "orders" ADD CONSTRAINT "orders_status" CHECK ("status" in ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'canceled', 'failed', 'returned', 'on_hold')) NOT VALID;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_status" CHECK ("payment_status" in ('unpaid', 'processing', 'paid', 'partially_refunded', 'refunded', 'disputed', 'failed')) NOT VALID;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_status" CHECK ("status" in ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'canceled', 'failed', 'returned')) NOT VALID;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_status" CHECK ("status" in ('pending', 'shipped', 'delivered', 'returned', 'canceled')) NOT VALID;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_state" CHECK ("state" in ('pending', 'done', 'dropped', 'attention', 'dead')) NOT VALID;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_state" CHECK ("state" in ('received', 'processed', 'ignored', 'dead')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mockups" ADD CONSTRAINT "mockups_state" CHECK ("state" in ('waiting', 'drawing', 'ready', 'failed')) NOT VALID;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_state" CHECK ("state" in ('pending', 'approved', 'rejected')) NOT VALID;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_state" CHECK ("state" in ('open', 'acknowledged', 'resolved')) NOT VALID;--> statement-breakpoint
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_status";--> statement-breakpoint
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_payment_status";--> statement-breakpoint
ALTER TABLE "fulfillments" VALIDATE CONSTRAINT "fulfillments_status";--> statement-breakpoint
ALTER TABLE "shipments" VALIDATE CONSTRAINT "shipments_status";--> statement-breakpoint
ALTER TABLE "effects" VALIDATE CONSTRAINT "effects_state";--> statement-breakpoint
ALTER TABLE "webhook_events" VALIDATE CONSTRAINT "webhook_events_state";--> statement-breakpoint
ALTER TABLE "mockups" VALIDATE CONSTRAINT "mockups_state";--> statement-breakpoint
ALTER TABLE "refund_requests" VALIDATE CONSTRAINT "refund_requests_state";--> statement-breakpoint
ALTER TABLE "alerts" VALIDATE CONSTRAINT "alerts_state";
