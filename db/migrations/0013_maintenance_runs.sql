-- The upkeep leaves the sync for a run of its own. Until now every sync did it too, so it was last done with the last one.
ALTER TABLE "sync_runs" ADD COLUMN "kind" text DEFAULT 'pod_sync' NOT NULL;--> statement-breakpoint
INSERT INTO "sync_runs" ("kind", "trigger", "started_at", "finished_at")
SELECT 'maintenance', 'migration', max("started_at"), max("finished_at") FROM "sync_runs" HAVING max("finished_at") IS NOT NULL;--> statement-breakpoint
-- What the sync failed with there is the new run's to tell from now on.
UPDATE "alerts" SET "state" = 'resolved', "resolved_at" = now(), "resolved_by" = 'system', "resolution" = 'maintenance tells it from now on'
WHERE "key" IN ('sync_failed:windows', 'sync_failed:ratings', 'sync_failed:retention') AND "state" <> 'resolved';
