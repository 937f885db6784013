-- What people write to the shop, withdrawals among it, and which texts an order was placed under.
CREATE TABLE "inquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"order_id" uuid,
	"locale" text NOT NULL,
	"words_sealed" text NOT NULL,
	"email_index" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text
);
--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inquiries_by_age" ON "inquiries" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_by_email" ON "inquiries" USING btree ("email_index");--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "agreed" jsonb;
