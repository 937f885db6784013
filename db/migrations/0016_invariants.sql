-- An alert of this kind has the name of what it tells: an invariant that does not hold.
UPDATE "alerts" SET "kind" = 'invariant_violated' WHERE "kind" = 'promise_broken';
