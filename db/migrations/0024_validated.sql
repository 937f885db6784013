-- What the release before has only promised.
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_payment_status";
