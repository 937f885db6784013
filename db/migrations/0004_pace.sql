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
ALTER TABLE "provider_health" ADD COLUMN "last_limited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "tokens" double precision;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "refilled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "trips" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "open_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "probe" uuid;--> statement-breakpoint
ALTER TABLE "provider_health" ADD COLUMN "probe_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "shipping_quotes_by_age" ON "shipping_quotes" USING btree ("quoted_at");