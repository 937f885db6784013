-- The timeline stays append-only but for one thing: a reason may be taken off it, with the order it names somebody of.
CREATE FUNCTION refuse_all_but_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('data', OLD.data - 'reason') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
DROP TRIGGER order_events_append_only ON "order_events";
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE ON "order_events" FOR EACH ROW EXECUTE FUNCTION refuse_all_but_forgetting();
