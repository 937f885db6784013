CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_tokens_by_session" ON "order_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_network" ON "orders" USING btree ("network_index","created_at") WHERE network_index is not null;
