CREATE INDEX CONCURRENTLY IF NOT EXISTS "fulfillments_troubled" ON "fulfillments" USING btree ("trouble_since") WHERE trouble is not null;
