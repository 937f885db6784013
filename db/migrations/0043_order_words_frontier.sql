-- How far back maintenance has written down the words of older orders.
CREATE TABLE "order_words_frontier" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"order_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_words_frontier" ADD CONSTRAINT "order_words_frontier_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
