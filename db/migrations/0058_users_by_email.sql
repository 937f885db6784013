CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "users_by_email" ON "users" USING btree ("email_index");
