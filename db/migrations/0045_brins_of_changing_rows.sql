-- Rows that are changed move about, and a block range tells nothing of them. The timeline's stand in their order.
DROP INDEX IF EXISTS "orders_delivered";--> statement-breakpoint
DROP INDEX IF EXISTS "fulfillments_confirmed";--> statement-breakpoint
ALTER INDEX "order_events_by_time" SET (autosummarize = true);
