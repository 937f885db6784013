-- What a message came to has a code since 0010; those worked on before it had only words. Nothing asks for the words any more.
UPDATE "webhook_events" SET "reason_code" = 'nothing_new' WHERE "reason_code" IS NULL AND "state" = 'processed' AND "note" = 'nothing new';
