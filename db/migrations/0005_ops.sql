CREATE TABLE "alert_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alert_id" uuid NOT NULL,
	"opening" integer NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'owed' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "alert_deliveries_once" UNIQUE("alert_id","opening","channel")
);
--> statement-breakpoint
CREATE TABLE "webhook_registrations" (
	"source" text PRIMARY KEY NOT NULL,
	"in_order" boolean,
	"detail" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_rejections" (
	"source" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "webhook_rejections_source_hour_reason_pk" PRIMARY KEY("source","hour","reason")
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "sync_runs_by_time";--> statement-breakpoint
DROP INDEX "webhook_events_by_time";--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "openings" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "headers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "replay_id" uuid;--> statement-breakpoint
ALTER TABLE "order_events" ADD COLUMN "webhook_event_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_deliveries_owed" ON "alert_deliveries" USING btree ("due_at") WHERE state = 'owed';--> statement-breakpoint
CREATE INDEX "webhook_secrets_by_source" ON "webhook_secrets" USING btree ("source","created_at");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_by_kind" ON "alerts" USING btree ("kind","state");--> statement-breakpoint
CREATE INDEX "webhook_events_by_source" ON "webhook_events" USING btree ("source","received_at","id");--> statement-breakpoint
CREATE INDEX "webhook_events_by_type" ON "webhook_events" USING btree ("type","received_at");--> statement-breakpoint
CREATE INDEX "webhook_events_by_order" ON "webhook_events" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "webhook_events_by_replay" ON "webhook_events" USING btree ("replay_id") WHERE replay_id is not null;--> statement-breakpoint
CREATE INDEX "order_events_by_kind" ON "order_events" USING btree ("kind","recorded_at");--> statement-breakpoint
CREATE INDEX "order_events_by_sync" ON "order_events" USING btree ("recorded_at") WHERE source = 'sync';--> statement-breakpoint
CREATE INDEX "order_events_by_webhook" ON "order_events" USING btree ("webhook_event_id") WHERE webhook_event_id is not null;--> statement-breakpoint
CREATE INDEX "orders_by_paid" ON "orders" USING btree ("paid_at");--> statement-breakpoint
CREATE INDEX "sync_runs_by_time" ON "sync_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "webhook_events_by_time" ON "webhook_events" USING btree ("received_at","id");