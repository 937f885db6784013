-- How often each color and size is on the shelf: the shop's first page counts them no more at every visit.
CREATE TABLE "shelf_counts" (
	"name" text NOT NULL,
	"value" text NOT NULL,
	"hex" text,
	"count" integer NOT NULL,
	CONSTRAINT "shelf_counts_name_value_pk" PRIMARY KEY("name","value")
);
--> statement-breakpoint
ALTER TABLE "shelf" ADD COLUMN "margin_minor" integer;--> statement-breakpoint
ALTER TABLE "shelf" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;
