CREATE INDEX CONCURRENTLY IF NOT EXISTS "effects_leased" ON "effects" USING btree ("lease_until") WHERE lease_until is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "webhook_events_leased" ON "webhook_events" USING btree ("lease_until") WHERE lease_until is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_purchase" ON "orders" USING btree ("purchase_key") WHERE purchase_key is not null;
