CREATE TABLE "order_notes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"text_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_note" text
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_name" UNIQUE("user_id","name")
);
--> statement-breakpoint
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
CREATE TABLE "provider_minutes" (
	"provider" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL,
	"failed" integer NOT NULL,
	"limited" integer NOT NULL,
	"latency_ms" integer NOT NULL,
	CONSTRAINT "provider_minutes_provider_minute_pk" PRIMARY KEY("provider","minute")
);
--> statement-breakpoint
CREATE TABLE "provider_route_limits" (
	"provider" text NOT NULL,
	"route" text NOT NULL,
	"tokens" double precision,
	"refilled_at" timestamp with time zone,
	"paused_until" timestamp with time zone,
	CONSTRAINT "provider_route_limits_provider_route_pk" PRIMARY KEY("provider","route")
);
--> statement-breakpoint
CREATE TABLE "shipping_quotes" (
	"key" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"quotes" jsonb NOT NULL,
	"quoted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_history" (
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"tier" text NOT NULL,
	"packages" integer NOT NULL,
	"p20_days" real NOT NULL,
	"p90_days" real NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_history_provider_kind_country_tier_pk" PRIMARY KEY("provider","kind","country","tier")
);
--> statement-breakpoint
CREATE TABLE "problem_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"order_item_id" uuid,
	"kind" text NOT NULL,
	"text_sealed" text NOT NULL,
	"photos" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
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
DROP INDEX "orders_by_time";--> statement-breakpoint
DROP INDEX "orders_by_user";--> statement-breakpoint
DROP INDEX "orders_by_status";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "size_guide" jsonb;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "openings" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "next_attempt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "owed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "last_limited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "tokens" double precision;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "refilled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "trips" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "open_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "probe" uuid;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "probe_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "report" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "via" text DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "next_attempt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "owed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "headers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "replay_id" uuid;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "livemode" boolean;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "recipient_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "handing_over_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_events" ADD COLUMN "webhook_event_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "recipient_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_window" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "quote" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax_transaction_id" text;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_order_item_id_order_items_id_fk" FOREIGN KEY ("order_item_id") REFERENCES "public"."order_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_notes_by_order" ON "order_notes" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "refund_requests_by_order" ON "refund_requests" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_requests_by_state" ON "refund_requests" USING btree ("state","requested_at");--> statement-breakpoint
CREATE INDEX "alert_deliveries_owed" ON "alert_deliveries" USING btree ("due_at") WHERE state = 'owed';--> statement-breakpoint
CREATE INDEX "shipping_quotes_by_age" ON "shipping_quotes" USING btree ("quoted_at");--> statement-breakpoint
CREATE INDEX "problem_reports_by_order" ON "problem_reports" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_secrets_by_source" ON "webhook_secrets" USING btree ("source","created_at");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_by_kind" ON "alerts" USING btree ("kind","state");--> statement-breakpoint
CREATE INDEX "webhook_events_by_source" ON "webhook_events" USING btree ("source","received_at","id");--> statement-breakpoint
CREATE INDEX "webhook_events_by_type" ON "webhook_events" USING btree ("type","received_at");--> statement-breakpoint
CREATE INDEX "webhook_events_by_order" ON "webhook_events" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "webhook_events_by_replay" ON "webhook_events" USING btree ("replay_id") WHERE replay_id is not null;--> statement-breakpoint
CREATE INDEX "fulfillments_by_pod_order" ON "fulfillments" USING btree ("pod_order_id");--> statement-breakpoint
CREATE INDEX "fulfillments_by_external" ON "fulfillments" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "order_events_by_kind" ON "order_events" USING btree ("kind","recorded_at");--> statement-breakpoint
CREATE INDEX "order_events_by_sync" ON "order_events" USING btree ("recorded_at") WHERE source = 'sync';--> statement-breakpoint
CREATE INDEX "order_events_by_webhook" ON "order_events" USING btree ("webhook_event_id") WHERE webhook_event_id is not null;--> statement-breakpoint
CREATE INDEX "orders_by_payment" ON "orders" USING btree ("payment_status","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_country" ON "orders" USING btree ("country","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_unsubmitted" ON "orders" USING btree ("created_at","id") WHERE status = 'pending' and payment_status in ('paid', 'partially_refunded');--> statement-breakpoint
CREATE INDEX "orders_under_way" ON "orders" USING btree ("shipped_at") WHERE status = 'shipped';--> statement-breakpoint
CREATE INDEX "orders_by_paid" ON "orders" USING btree ("paid_at");--> statement-breakpoint
CREATE INDEX "audit_log_by_time" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "sync_runs_by_time" ON "sync_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "webhook_events_by_time" ON "webhook_events" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_time" ON "orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_user" ON "orders" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("status","created_at","id");--> statement-breakpoint
-- Notes are added, never rewritten. They go with their order when it is erased.
CREATE TRIGGER order_notes_append_only BEFORE UPDATE ON "order_notes" FOR EACH ROW EXECUTE FUNCTION refuse_change();
