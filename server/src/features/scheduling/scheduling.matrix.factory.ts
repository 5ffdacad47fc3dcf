import { sql } from '../../platform/database/sql.js';
import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';

const list = () => '/schedules';
const path = '/schedules/authentication.forget';

const aSchedule = {
  area: 'APPS_SETTINGS',
  belonging: 'nobody',
  // Of the last ones by name: the matrix asks for ten.
  row: async () => ({ name: 'reconciliation.overdue' }),
} as const;

const aRun = {
  ...aSchedule,
  async row({ server }: MatrixStage) {
    const name = uniqueName('Somebody');
    await server.database.query(sql`
      INSERT INTO job_run (job, outcome, requested_by, requested_at, started_at, finished_at)
      VALUES ('authentication.forget', 'DONE', ${name}, now(), now(), now())`);
    return { name };
  },
} as const;

export const matrix = [
  ...entriesOn(aSchedule, {
    'schedules.list': { needs: 'read', lists: 'nobody', path: list },
    'schedules.export': { needs: 'read', lists: 'nobody', path: () => `${list()}/export` },
    'schedules.run': { needs: 'update', path: () => `${path}/run` },
  }),
  ...entriesOn(aRun, {
    'schedules.runs': { needs: 'read', lists: 'nobody', path: () => `${path}/runs` },
    'schedules.exportRuns': { needs: 'read', lists: 'nobody', path: () => `${path}/runs/export` },
  }),
];
