-- Keys of the outside services that were connected in the console, sealed; all replicas are told when they change.
CREATE TABLE "kept_keys" (
	"name" text PRIMARY KEY NOT NULL,
	"value_sealed" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION tell_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('settings_changed', 'keys');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER kept_keys_told AFTER INSERT OR UPDATE OR DELETE ON "kept_keys" FOR EACH STATEMENT EXECUTE FUNCTION tell_keys_changed();
