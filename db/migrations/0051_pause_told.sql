-- All replicas keep whether the whole shop is paused, and are told when that changes.
CREATE FUNCTION tell_pauses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('settings_changed', 'pauses');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER pauses_told AFTER INSERT OR UPDATE OR DELETE ON "pauses" FOR EACH STATEMENT EXECUTE FUNCTION tell_pauses_changed();
