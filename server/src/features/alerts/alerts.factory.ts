import { expect, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { Notice } from '../notifications/notice.types.js';
import { Notifications } from '../notifications/notifications.service.js';
import { AlertJudging } from './alert-judging.service.js';
import type { AlertResponse } from './alerts.dto.js';

/** A license over the API: custom, global, 10 purchased, none in use, unless said otherwise. */
export async function aLicenseToJudge(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<{ id: number; name: string; path: string }> {
  const plain = { name: uniqueName('Judged'), type: 'CUSTOM', quantity: 10, usage: 0 };
  const body = { ...plain, ...fields };
  const { id, name } = (await server.as('post', '/licenses').send(body).expect(201)).body;
  return { id, name, path: `/licenses/${id}` };
}

/** Sets from how many percent on a license is nearly full. */
export async function tellNearlyFull(server: TestServer, licenseId: number, percent: number | null): Promise<void> {
  await server.database.query(sql`
    UPDATE license SET notifications = notifications || jsonb_build_object('nearlyFullPercent', ${percent}::int)
    WHERE id = ${licenseId}`);
}

/** Judges licenses now, until nobody is at them. */
export async function judged(server: TestServer, licenseIds: readonly number[]): Promise<void> {
  const judging = server.app.get(AlertJudging);
  await vi.waitFor(async () => expect(await judging.judge(licenseIds)).toEqual([]));
}

/** The alerts of a license, first opened first, as the API answers them. */
export async function alertsOf(server: TestServer, licenseId: number, query = ''): Promise<AlertResponse[]> {
  const path = `/alerts?licenseId=${licenseId}&sort=id&pageSize=200${query}`;
  return (await server.as('get', path).expect(200)).body.items;
}

/** Those of a license that stand, by kind and organization. */
export async function standingOf(server: TestServer, licenseId: number): Promise<string[]> {
  const alerts = await alertsOf(server, licenseId, '&state=OPEN&state=ACKNOWLEDGED');
  return alerts
    .map(({ kind, organization }) => (organization === null ? kind : `${kind} in ${organization.name}`))
    .sort();
}

/** Hears all that people are told from now on, each key once as they are. */
export function hearNotices(server: TestServer): { notices: Notice[]; of(licenseId: number): Notice[] } {
  const notifications = server.app.get(Notifications);
  const heard = new Map<string, Notice>();
  const tell = notifications.tell.bind(notifications);
  vi.spyOn(notifications, 'tell').mockImplementation(async (notices) => {
    await tell(notices);
    // What is rolled back was never told.
    server.database.afterCommit(() => {
      for (const notice of notices) if (!heard.has(notice.key)) heard.set(notice.key, notice);
    });
  });
  return {
    get notices() {
      return [...heard.values()];
    },
    of: (licenseId) => [...heard.values()].filter(({ path }) => path === `/licenses/${licenseId}`),
  };
}
