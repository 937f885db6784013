CREATE INDEX CONCURRENTLY IF NOT EXISTS "inquiries_open" ON "inquiries" USING btree ("received_at") WHERE closed_at is null;
