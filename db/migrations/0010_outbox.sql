ALTER TABLE "effects" RENAME COLUMN "subject" TO "dedupe_key";--> statement-breakpoint
ALTER TABLE "effects" RENAME COLUMN "data" TO "payload";--> statement-breakpoint
ALTER TABLE "effects" RENAME COLUMN "last_error" TO "note";--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "reason_code" text;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "reason_code" text;--> statement-breakpoint
ALTER TABLE "effects" ALTER COLUMN "state" SET DEFAULT 'pending';--> statement-breakpoint
UPDATE "effects" SET "state" = 'pending' WHERE "state" = 'owed';--> statement-breakpoint
DROP INDEX "alert_deliveries_owed";--> statement-breakpoint
ALTER TABLE "alert_deliveries" ALTER COLUMN "state" SET DEFAULT 'pending';--> statement-breakpoint
UPDATE "alert_deliveries" SET "state" = 'pending' WHERE "state" = 'owed';--> statement-breakpoint
CREATE INDEX "alert_deliveries_pending" ON "alert_deliveries" USING btree ("due_at") WHERE state = 'pending';--> statement-breakpoint
-- What the words of the notes meant to rules.
UPDATE "effects" SET "reason_code" = CASE
  WHEN "state" = 'dropped' AND "note" = 'nothing is left to refund' THEN 'nothing_left'
  WHEN "state" = 'pending' AND "note" ~ 'being (calculated|priced)|not ready' THEN 'not_ready'
END;--> statement-breakpoint
-- What an effect is about stood partly in its key.
UPDATE "effects" SET "payload" = CASE
  WHEN "kind" = 'cancel' THEN jsonb_build_object('because', CASE
    WHEN "dedupe_key" = 'printed_unpaid' THEN 'printed_unpaid'
    WHEN "dedupe_key" LIKE 'failed %' THEN 'failed'
    WHEN "payload"->>'asked_by' IN ('customer', 'staff') THEN "payload"->>'asked_by'
    ELSE 'stripe' END)
  WHEN "kind" = 'refund' AND "dedupe_key" LIKE 'request:%' THEN jsonb_build_object('because', 'request',
    'request_id', substr("dedupe_key", 9),
    'amount_minor', coalesce("payload"->'amount_minor', (SELECT to_jsonb(r."amount_minor") FROM "refund_requests" r
      WHERE r."id"::text = substr("effects"."dedupe_key", 9))),
    'stripe_attempt', coalesce("payload"->'stripe_attempt', '1'))
  WHEN "kind" = 'refund' THEN jsonb_build_object(
    'because', CASE WHEN "fulfillment_id" IS NULL THEN 'paid_after_cancel' ELSE 'canceled' END,
    'amount_minor', "payload"->'amount_minor', 'stripe_attempt', coalesce("payload"->'stripe_attempt', '1'))
  WHEN "kind" IN ('tax_reversal', 'mail_refunded') THEN
    jsonb_build_object('refund_id', "dedupe_key", 'amount_minor', "payload"->'amount_minor')
  WHEN "kind" IN ('mail_shipped', 'mail_returned') THEN jsonb_build_object('shipment_id', "dedupe_key")
  WHEN "kind" = 'mail_on_hold' THEN jsonb_build_object('held_at', "dedupe_key")
  WHEN "kind" = 'mail_payment_failed' THEN jsonb_build_object('code', "dedupe_key")
  WHEN "kind" = 'mail_delay' THEN "payload"
  ELSE '{}' END;--> statement-breakpoint
UPDATE "effects" SET "dedupe_key" = substr("dedupe_key", 9) WHERE "kind" = 'refund' AND "dedupe_key" LIKE 'request:%';
