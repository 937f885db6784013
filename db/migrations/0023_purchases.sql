-- Whichever tab placed it: the orders of one cart know of each other.
ALTER TABLE "orders" ADD COLUMN "purchase_key" text;
