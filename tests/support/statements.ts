import { Session } from '@/db/session';

/** What `work` says to the database, in order: begin and commit count as well. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { query } = Session.prototype;
  Session.prototype.query = function (statement, values) {
    said.push(typeof statement === 'string' ? statement : statement.text);
    return query.call(this, statement, values);
  };
  try {
    await work();
  } finally {
    Session.prototype.query = query;
  }
  return said;
}
