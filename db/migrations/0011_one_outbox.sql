ALTER TABLE "effects" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
-- News for the people on duty become outside acts like any other: what was told stays told.
ALTER TABLE "alert_deliveries" ADD COLUMN "effect_id" uuid;--> statement-breakpoint
INSERT INTO "effects" ("kind", "dedupe_key", "payload", "state", "attempts", "next_attempt_at", "owed_at", "note", "created_at", "updated_at")
SELECT 'alert_message', 'delivery ' || "id", jsonb_build_object('channel', "channel"),
  CASE "state" WHEN 'failed' THEN 'dropped' ELSE "state" END, "attempts",
  CASE "state" WHEN 'pending' THEN "due_at" END, "created_at", "last_error", "created_at", coalesce("done_at", "created_at")
FROM "alert_deliveries";--> statement-breakpoint
UPDATE "alert_deliveries" SET "effect_id" = "effects"."id" FROM "effects"
WHERE "effects"."kind" = 'alert_message' AND "effects"."dedupe_key" = 'delivery ' || "alert_deliveries"."id";--> statement-breakpoint
ALTER TABLE "alert_deliveries" ALTER COLUMN "effect_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_effect_id_effects_id_fk" FOREIGN KEY ("effect_id") REFERENCES "public"."effects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
DROP INDEX "alert_deliveries_pending";--> statement-breakpoint
ALTER TABLE "alert_deliveries" DROP COLUMN "state";--> statement-breakpoint
ALTER TABLE "alert_deliveries" DROP COLUMN "attempts";--> statement-breakpoint
ALTER TABLE "alert_deliveries" DROP COLUMN "due_at";--> statement-breakpoint
ALTER TABLE "alert_deliveries" DROP COLUMN "last_error";--> statement-breakpoint
ALTER TABLE "alert_deliveries" DROP COLUMN "done_at";--> statement-breakpoint
CREATE INDEX "alert_deliveries_by_effect" ON "alert_deliveries" USING btree ("effect_id");--> statement-breakpoint
-- Previews that are being drawn go on; the sweep gives them jobs, and jobs that name a mockup are nobody's any more.
INSERT INTO "effects" ("kind", "dedupe_key", "payload", "state", "attempts", "lease_until", "owed_at", "created_at", "updated_at")
SELECT 'mockup', "id" || ' ' || "created_at", jsonb_build_object('mockup_id', "id"), 'pending', "attempts", "lease_until", "created_at", "created_at", "created_at"
FROM "mockups" WHERE "state" IN ('waiting', 'drawing');--> statement-breakpoint
ALTER TABLE "mockups" DROP COLUMN "attempts";--> statement-breakpoint
ALTER TABLE "mockups" DROP COLUMN "lease_until";--> statement-breakpoint
DO $$ BEGIN IF to_regclass('pgboss.job') IS NOT NULL THEN DELETE FROM pgboss.job WHERE name = 'mockup'; END IF; END $$;
