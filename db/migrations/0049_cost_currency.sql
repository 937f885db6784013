ALTER TABLE "variants" ADD COLUMN "cost_currency" text;
