CREATE INDEX CONCURRENTLY IF NOT EXISTS "effects_by_part" ON "effects" USING btree ("fulfillment_id","kind") WHERE fulfillment_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_refunded_beyond" ON "orders" USING btree ("id") WHERE refunded_minor > coalesce(received_minor, total_minor);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_delivered" ON "orders" USING brin ("delivered_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "fulfillments_confirmed" ON "fulfillments" USING brin ("confirmed_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_events_by_time" ON "order_events" USING brin ("recorded_at");
