import type { PoolClient, QueryArrayConfig, QueryConfig, QueryResult } from 'pg';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';
import { hangUp } from './hang-up';
import type { StatementNames } from './statement-names';
import { unavailableFrom } from './unavailable';

export type Statement = string | QueryConfig | QueryArrayConfig;
/** The rows, and under `rows` once more for those who know node-postgres. */
export type Rows<Row = Record<string, unknown>> = Row[] & { rows: Row[] };

export type SessionRules = {
  names: StatementNames | null;
  /** No statement takes longer, also where the server has no more word for us. */
  deadlineMs: number;
  /** Whether the server still speaks, asked on another connection. */
  isAnswering: () => Promise<boolean>;
};

/** So often we ask, while a statement has no answer, whether anybody is there at all. */
const QUIET_MS = 2_500;
/** One missed answer may be a busy machine. */
const SILENT_TIMES = 2;

/**
 * One connection while one caller has it. Statements go one after the other; when the transaction has ended, in
 * whatever way, there are no more. A connection that may hold anything of it is never given to another.
 */
export class Session {
  readonly #client: PoolClient;
  readonly #rules: SessionRules;
  readonly #onRelease: () => void;
  #isOver = false;
  #isLost = false;
  #isReleased = false;
  #last: Promise<unknown> = Promise.resolve();
  readonly #lose = () => {
    this.#isLost = true;
  };

  constructor(client: PoolClient, rules: SessionRules, onRelease: () => void) {
    this.#client = client;
    this.#rules = rules;
    this.#onRelease = onRelease;
    client.on('error', this.#lose);
    client.on('end', this.#lose);
  }

  query(statement: Statement, values?: unknown[]): Promise<Rows> {
    // Names are given here alone.
    const { text, name: _name, ...how } = typeof statement === 'string' ? { text: statement } : statement;
    if (this.#isOver)
      return Promise.reject(new Error(`a statement came after its transaction had ended: ${text.slice(0, 80)}`));
    if (text === 'commit' || text === 'rollback') this.#isOver = true;
    const run = () => this.#run({ ...how, text }, values ?? how.values ?? []);
    const done = this.#last.then(run);
    this.#last = done.catch(() => undefined);
    // Drizzle gives a session back when its transaction ends, but not when it could not begin.
    if (text.startsWith('begin')) return done.catch((error: unknown) => this.#giveUp(error));
    // Hanging up is a rollback too, and what made it necessary is the error to tell.
    return text === 'rollback' ? done.catch(() => rowsOf([])) : done;
  }

  /** Gives the connection back, once. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#isOver = true;
    this.#client.off('error', this.#lose);
    this.#client.off('end', this.#lose);
    // Whoever gets it next must not find himself in somebody's transaction.
    this.#client.release(this.#isLost || this.#client.getTransactionStatus() !== 'I');
    this.#onRelease();
  }

  #giveUp(error: unknown): never {
    this.#isLost = true;
    this.release();
    throw error;
  }

  async #run(config: QueryConfig, values: unknown[]): Promise<Rows> {
    if (this.#isLost) throw new DatabaseUnavailable('gone', null);
    const stopWatching = this.#watch();
    try {
      const name = this.#rules.names?.nameOf(this.#client, config.text, values);
      const answer = await this.#client.query({ ...config, ...(name === undefined ? {} : { name }), values });
      // Several statements in one text have several answers.
      const results = [answer].flat() as QueryResult<Record<string, unknown>>[];
      // After a failed statement that somebody passed over, the server answers so to a commit.
      if (config.text === 'commit' && results[0]?.command === 'ROLLBACK')
        throw new Error('the transaction was rolled back: one of its statements had failed');
      return rowsOf(results.flatMap(({ rows }) => rows));
    } catch (error) {
      const unavailable = unavailableFrom(error, this.#isLost);
      if (unavailable?.kind === 'gone' || config.text === 'rollback') this.#isLost = true;
      throw unavailable ?? error;
    } finally {
      stopWatching();
    }
  }

  #watch(): () => void {
    const startedMs = performance.now();
    let silent = 0;
    const timer = setInterval(async () => {
      const isLate = performance.now() - startedMs > this.#rules.deadlineMs;
      silent = (await this.#rules.isAnswering()) ? 0 : silent + 1;
      if (!isLate && silent < SILENT_TIMES) return;
      this.#lose();
      hangUp(this.#client);
    }, QUIET_MS);
    return () => clearInterval(timer);
  }
}

function rowsOf(rows: Record<string, unknown>[]): Rows {
  return Object.defineProperty(rows, 'rows', { value: rows }) as Rows;
}
