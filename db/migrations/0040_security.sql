CREATE TABLE "payment_page_scripts" (
	"path" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"minute" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "security_events_minute_kind_about_pk" PRIMARY KEY("minute","kind","about")
);
--> statement-breakpoint
CREATE INDEX "security_events_by_kind" ON "security_events" USING btree ("kind","minute");--> statement-breakpoint
-- A note stays as it was written, but for the key that seals it.
CREATE FUNCTION refuse_all_but_resealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('flowbotz.resealing', true) = 'on' AND to_jsonb(NEW) - 'text_sealed' = to_jsonb(OLD) - 'text_sealed' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
DROP TRIGGER order_notes_append_only ON "order_notes";
--> statement-breakpoint
CREATE TRIGGER order_notes_append_only BEFORE UPDATE ON "order_notes" FOR EACH ROW EXECUTE FUNCTION refuse_all_but_resealing();
