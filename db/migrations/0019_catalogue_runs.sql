-- Every reading of a provider's store is a row, with what could not be sold; what rarely changes there is kept.
CREATE TABLE "catalogue_memos" (
	"provider" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "catalogue_memos_provider_key_pk" PRIMARY KEY("provider","key")
);
--> statement-breakpoint
CREATE TABLE "catalogue_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text,
	"trigger" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"progress_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"cursor" text,
	"read" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unlisted" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "catalogue_runs_state" CHECK ("catalogue_runs"."state" in ('running', 'stopped', 'done'))
);
--> statement-breakpoint
CREATE TABLE "catalogue_skips" (
	"provider" text NOT NULL,
	"provider_product_id" text NOT NULL,
	"variant" text NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"run_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "catalogue_skips_provider_provider_product_id_variant_pk" PRIMARY KEY("provider","provider_product_id","variant")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "catalogue_skips" ADD CONSTRAINT "catalogue_skips_run_id_catalogue_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."catalogue_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalogue_runs_by_time" ON "catalogue_runs" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "catalogue_runs_by_provider" ON "catalogue_runs" USING btree ("provider","kind","started_at");--> statement-breakpoint
CREATE INDEX "catalogue_skips_by_run" ON "catalogue_skips" USING btree ("run_id");
