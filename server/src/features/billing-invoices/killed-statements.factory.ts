import type { TestServer } from '../../platform/testing/test-server.js';
import { DataSource } from 'typeorm';

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/** Where a process is killed: before a statement of its work, or after it and before anybody hears of that. */
export interface Kill {
  /** The number of the statement, from 1. */
  statement: number;
  when: 'BEFORE' | 'AFTER';
}

/**
 * Lets all that a server asks its database fail from a statement on, as if the process were killed there: what was begun
 * is undone, and nothing is written any more. @returns what lets it live again, and says whether it had come to that.
 */
export function killAt(server: TestServer, { statement, when }: Kill): () => boolean {
  const dataSource = server.app.get(DataSource);
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  let done = 0;
  let alive = true;
  dataSource.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner) as Query;
    const killed: Query = async (text, ...rest) => {
      // The database undoes by itself what a killed process had begun.
      if (text === 'ROLLBACK' || text.startsWith('ROLLBACK TO') || !alive) return query(text, ...rest);
      done += 1;
      if (done > statement || (done === statement && when === 'BEFORE')) throw new Error('killed');
      const answer = await query(text, ...rest);
      if (done === statement) throw new Error('killed');
      return answer;
    };
    Object.assign(runner, { query: killed });
    return runner;
  };
  return () => {
    alive = false;
    dataSource.createQueryRunner = createQueryRunner;
    return done >= statement;
  };
}
