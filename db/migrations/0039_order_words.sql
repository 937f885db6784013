-- By which words staff find an order: fingerprints, filled by checkout and, for older orders, by maintenance.
CREATE TABLE "order_words" (
	"order_id" uuid PRIMARY KEY NOT NULL CONSTRAINT "order_words_order_id_orders_id_fk" REFERENCES "orders" ("id") ON DELETE cascade,
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "order_words_by_word" ON "order_words" USING gin ("words");
