-- What banks say against a payment, each by its id at Stripe; the CHECK takes two states more than before.
CREATE TABLE "payment_disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"fee_minor" integer,
	"fee_currency" text,
	"due_at" timestamp with time zone,
	"let_go_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_disputes_kind" CHECK ("payment_disputes"."kind" in ('chargeback', 'inquiry', 'fraud_warning')),
	CONSTRAINT "payment_disputes_state" CHECK ("payment_disputes"."state" in ('needs_response', 'under_review', 'won', 'lost', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "payment_disputes" ADD CONSTRAINT "payment_disputes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_disputes_by_order" ON "payment_disputes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_disputes_due" ON "payment_disputes" USING btree ("due_at") WHERE state = 'needs_response';--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_payment_status";--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_status" CHECK ("payment_status" in ('unpaid', 'processing', 'held', 'paid', 'partially_refunded', 'warned', 'refunded', 'disputed', 'charged_back', 'failed')) NOT VALID;
