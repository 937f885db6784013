-- Two roles for one database: migrations run as its owner, the shop as flowbotz_app, which can neither empty nor rewrite
-- what happened. Run it as the owner after the first migration, give the role a password, and name it in DATABASE_URL
-- of web and worker only. Running it again changes nothing.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'flowbotz_app') THEN
    CREATE ROLE flowbotz_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public, pgboss, drizzle TO flowbotz_app;
GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO flowbotz_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO flowbotz_app;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, pgboss TO flowbotz_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, pgboss TO flowbotz_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO flowbotz_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO flowbotz_app;

-- Written once. Of the timeline a reason may be taken off (its trigger sees to it that nothing else is).
REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES ON audit_log FROM flowbotz_app;
REVOKE DELETE, TRUNCATE, TRIGGER, REFERENCES ON order_events FROM flowbotz_app;
