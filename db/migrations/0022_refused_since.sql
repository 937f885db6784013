-- Since when a service refuses our key or account; while it does, everything for it waits.
ALTER TABLE "provider_health" ADD COLUMN "refused_since" timestamp with time zone;
