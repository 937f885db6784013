-- What is not sold for a while: all of it, a provider's, a collection, a product. What was ordered goes on.
CREATE TABLE "pauses" (
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"message" text,
	"until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pauses_scope_subject_pk" PRIMARY KEY("scope","subject")
);
