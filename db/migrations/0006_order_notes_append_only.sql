-- Notes are added, never rewritten. They go with their order when it is erased.
CREATE TRIGGER order_notes_append_only BEFORE UPDATE ON "order_notes" FOR EACH ROW EXECUTE FUNCTION refuse_change();
