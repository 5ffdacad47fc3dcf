import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { wrongCounts } from '../software/software.factory.js';
import { inventoryXml } from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  devicesOf,
  type EnrolledLocation,
  onlyDeviceOf,
  sendDocument,
} from './inventory.factory.js';

const rounds = Array.from({ length: 12 }, (_, round) => round);

describe('inventories at the same time', () => {
  let server: TestServer;
  let place: EnrolledLocation;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await anEnrolledLocation(server);
  });

  /** Two lists of which no mixture is either. */
  function twoLists(round: number): [string[], string[]] {
    const names = (side: string) => Array.from({ length: 20 }, (_, index) => `${side} program ${round} ${index}`);
    return [names('Left'), names('Right')];
  }

  const documentOf = (device: ReturnType<typeof aDocumentDevice>, names: string[]) =>
    inventoryXml(
      device,
      names.map((name) => ({ name })),
    );

  it.each(rounds)('of a device nobody knows make it once, and whole (%i)', async (round) => {
    const device = aDocumentDevice();
    const [left, right] = twoLists(round);
    const answers = await Promise.all(
      [left, right, left, right].map((names) => sendDocument(server, place.token, documentOf(device, names))),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const { software } = await onlyDeviceOf(server, place.organizationId);
    expect([[...left].sort(), [...right].sort()]).toContainEqual([...software].sort());
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it.each(rounds)('of a known device end as one of them, whole (%i)', async (round) => {
    const device = aDocumentDevice();
    await sendDocument(server, place.token, documentOf(device, ['Earlier']));
    const lists = twoLists(round);
    await Promise.all(
      lists.map((names, index) =>
        sendDocument(server, place.token, documentOf({ ...device, name: `name-${index}` }, names)),
      ),
    );
    const { name, software } = await onlyDeviceOf(server, place.organizationId);
    const winner = lists[name === 'name-0' ? 0 : 1] ?? [];
    expect([...software].sort()).toEqual([...winner].sort());
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it.each(rounds)('of a known device, one of them as it was, are remembered as they ended (%i)', async (round) => {
    const device = aDocumentDevice();
    const [same, other] = twoLists(round);
    const send = (names: string[]) => sendDocument(server, place.token, documentOf(device, names));
    await send(same);
    await Promise.all([send(other), send(same), send(same)]);
    // Had the other list been remembered as this one, this would be taken for unchanged.
    await send(same);
    const { software } = await onlyDeviceOf(server, place.organizationId);
    expect([...software].sort()).toEqual([...same].sort());
  });

  it.each(rounds)('of one device by two agents are one device (%i)', async () => {
    const device = aDocumentDevice();
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((agentId) =>
        sendDocument(server, place.token, documentOf({ ...device, agentId: `${agentId}-${device.name}` }, [agentId])),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const { agent_id: agentId, software } = await onlyDeviceOf(server, place.organizationId);
    expect(software).toEqual([agentId?.split('-')[0]]);
  });

  it('and a device that a person moves in with the same agent meanwhile become one', async () => {
    const device = aDocumentDevice();
    const foreign = await anEnrolledLocation(server);
    await sendDocument(server, foreign.token, documentOf({ ...device, serialNumber: undefined }, ['Moved']));
    const { id } = await onlyDeviceOf(server, foreign.organizationId);
    const [moved, reported] = await Promise.all([
      server.as('patch', `/devices/${id}`).send({ organizationId: place.organizationId, locationId: place.id }),
      sendDocument(server, place.token, documentOf(device, ['Reported'])),
    ]);
    expect(reported.status).toBe(200);
    // Whoever comes second: the person is told, the agent's device is found.
    expect([200, 409]).toContain(moved.status);
    const { software } = await onlyDeviceOf(server, place.organizationId);
    expect(moved.status === 409 ? [['Reported']] : [['Reported'], ['Moved']]).toContainEqual(software);
  });

  it('of many new devices with the same software neither wait in a circle nor miscount', async () => {
    const warnings = vi.spyOn(Logger.prototype, 'warn');
    const names = Array.from(
      { length: 60 },
      (_, index) => `Rollout ${String.fromCharCode(65 + (index % 26))}x${index}`,
    );
    const devices = Array.from({ length: 20 }, () => aDocumentDevice());
    const answers = await Promise.all(
      devices.map((device, index) =>
        sendDocument(server, place.token, documentOf(device, index % 2 === 0 ? names : [...names].reverse())),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await devicesOf(server, place.organizationId)).toHaveLength(20);
    expect(await wrongCounts(server.database)).toEqual([]);
    expect(warnings).not.toHaveBeenCalled();
    warnings.mockRestore();
  });

  it('and a person who enters the same serial number end as one device', async () => {
    for (const _ of rounds) {
      const device = aDocumentDevice();
      await Promise.all([
        sendDocument(server, place.token, documentOf(device, [])),
        server.as('post', '/devices').send({
          ...{ name: 'By hand', organizationId: place.organizationId, locationId: place.id },
          ...{ deviceClass: 'LAPTOP', serialNumber: device.serialNumber },
        }),
      ]);
      const same = await server.database.query(sql`
        SELECT id FROM device WHERE organization_id = ${place.organizationId} AND serial_number = ${device.serialNumber}`);
      expect(same).toHaveLength(1);
    }
  });
});
