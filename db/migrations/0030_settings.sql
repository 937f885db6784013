-- What the merchant decides: append-only versions, told to all replicas as they are written.
CREATE TABLE "setting_versions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "setting_versions_by_key" ON "setting_versions" USING btree ("key","id");
--> statement-breakpoint
CREATE TRIGGER setting_versions_append_only BEFORE UPDATE OR DELETE ON "setting_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION tell_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('settings_changed', NEW.key);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER setting_versions_told AFTER INSERT ON "setting_versions" FOR EACH ROW EXECUTE FUNCTION tell_settings_changed();
