-- What an order was paid with, for its mails and its receipt.
ALTER TABLE "orders" ADD COLUMN "payment_method" jsonb;--> statement-breakpoint
-- Who wants no mails that ask how it was.
CREATE TABLE "mail_declines" (
	"email_index" text PRIMARY KEY NOT NULL,
	"declined_at" timestamp with time zone DEFAULT now() NOT NULL
);
