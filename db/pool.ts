import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type PoolClient } from 'pg';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';
import { hangUp } from './hang-up';
import { type Rows, Session, type SessionRules, type Statement } from './session';
import { StatementNames } from './statement-names';

export type PoolOptions = {
  max: number;
  name: string;
  prepare: boolean;
  /** The longest a statement may take. */
  statementMs: number;
  isAnswering: SessionRules['isAnswering'];
};

/** How long a caller waits for a connection to be free, and for a new one to be made. */
const FREE_WITHIN_MS = 5_000;
const DIALED_WITHIN_MS = 5_000;
/** A row or table that somebody else holds. */
const LOCK_MS = 5_000;
/** A transaction in which nothing happens: its process is frozen, or its connection half dead. */
const IDLE_IN_TRANSACTION_MS = 15_000;
/** The server ends a statement that is too long; where it cannot, we do. */
const GRACE_MS = 5_000;
/** A connection is replaced after this, and with it all that was prepared on it. */
const LIFETIME_S = 30 * 60;
/** An idle connection is kept for so long. */
const IDLE_MS = 60_000;
/** Between two tries to reach a server that is not there: doubling. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * node-postgres's pool with what it leaves to its user: limits on everything, a pause between tries, prepared
 * statements, and sessions that end. Drizzle takes for a pool what has `Pool` in its name.
 */
export class SafePool {
  readonly #pool: pg.Pool;
  readonly #rules: SessionRules;
  readonly #max: number;
  #taken = 0;
  readonly #waiting: (() => void)[] = [];
  #failures = 0;
  #pause: Promise<unknown> = Promise.resolve();
  readonly #limits: string[];
  #setUp: string[];
  readonly #ready = new WeakSet<PoolClient>();

  constructor(url: string, options: PoolOptions) {
    const { max, statementMs, isAnswering } = options;
    this.#max = max;
    this.#rules = {
      names: options.prepare ? new StatementNames() : null,
      deadlineMs: statementMs + GRACE_MS,
      isAnswering,
    };
    // As statements, because poolers refuse or swallow them as settings of the connection.
    this.#limits = [
      `set statement_timeout = ${statementMs}`,
      `set lock_timeout = ${LOCK_MS}`,
      `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`,
    ];
    this.#setUp = this.#limits;
    this.#pool = new pg.Pool({
      connectionString: url,
      max,
      application_name: options.name,
      connectionTimeoutMillis: DIALED_WITHIN_MS,
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      maxLifetimeSeconds: LIFETIME_S,
    });
    // An idle connection that breaks is replaced; whoever comes next hears of it if it cannot be.
    this.#pool.on('error', () => undefined);
    // One that breaks in somebody's hands says so there. The pool's own ear is gone before its promise is kept.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** What every further connection runs first, besides the limits. */
  onEveryConnection(statements: string[]): void {
    this.#setUp = [...this.#limits, ...statements];
  }

  /** One statement, in a transaction of its own. Throws DatabaseUnavailable, or what the statement deserves. */
  async query(statement: Statement, values?: unknown[]): Promise<Rows> {
    const session = await this.connect();
    try {
      return await session.query(statement, values);
    } finally {
      session.release();
    }
  }

  /** A connection of one's own until its `release`. Throws DatabaseUnavailable. */
  async connect(): Promise<Session> {
    await this.#place();
    try {
      return new Session(await this.#dial(), this.#rules, () => this.#leave());
    } catch (error) {
      this.#leave();
      throw new DatabaseUnavailable('gone', error);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }

  async #place(): Promise<void> {
    if (this.#taken < this.#max) {
      this.#taken += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(new DatabaseUnavailable('slow', null));
      }, FREE_WITHIN_MS);
      this.#waiting.push(go);
    });
  }

  /** Hands the place on, so that nobody slips in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken -= 1;
  }

  async #dial(): Promise<PoolClient> {
    if (this.#pool.idleCount === 0) await this.#pause;
    try {
      const client = await this.#pool.connect();
      if (!this.#ready.has(client)) await this.#setUpOn(client);
      this.#failures = 0;
      return client;
    } catch (error) {
      this.#pause = sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures), null, { ref: false });
      this.#failures += 1;
      throw error;
    }
  }

  async #setUpOn(client: PoolClient): Promise<void> {
    const timer = setTimeout(() => hangUp(client), DIALED_WITHIN_MS);
    try {
      await client.query(this.#setUp.join('; '));
      this.#ready.add(client);
    } catch (error) {
      client.release(true);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
