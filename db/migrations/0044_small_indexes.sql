CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_delivery" ON "orders" USING btree ("delivered_at") WHERE delivered_at is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_called_off" ON "orders" USING btree ("id") WHERE payment_status in ('held', 'paid', 'partially_refunded', 'warned') and (canceled_at is not null or cancel_requested_at is not null);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_unfinished" ON "orders" USING btree ("created_at") WHERE payment_status in ('unpaid', 'failed') and canceled_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "fulfillments_by_confirm" ON "fulfillments" USING btree ("confirmed_at") WHERE confirmed_at is not null;
