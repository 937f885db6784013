import type { Client, ClientBase } from 'pg';

/**
 * Breaks a connection off, so that all who wait for it hear of it now. `end()` would say goodbye and wait for the
 * answer of a peer that may be silent, and forget whoever waits for it to connect.
 */
export function hangUp(client: ClientBase): void {
  (client as Client).connection.stream.destroy(new Error('the database did not answer in time'));
}
