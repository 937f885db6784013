-- What 0026 has only promised.
ALTER TABLE "order_tokens" VALIDATE CONSTRAINT "order_tokens_session_id_browser_sessions_id_fk";
