-- What nobody reported is taken to have arrived, since then.
ALTER TABLE "fulfillments" ADD COLUMN "presumed_at" timestamp with time zone;
