import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/authorization/actor.js';
import type { AreaPermission, PermissionArea } from '../../platform/authorization/permissions.js';
import { AppError } from '../../platform/http/app-error.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { signedInWith } from '../people/people.factory.js';
import { PublishersService } from '../publishers/publishers.service.js';
import { DeviceSoftwareListQuery } from './device-software.dto.js';
import { DeviceSoftwareService } from './device-software.service.js';
import { SoftwareDeviceListQuery, SoftwareListQuery } from './software.dto.js';
import {
  aReportingDevice,
  Inventories,
  productNamed,
  reportedSoftware,
  type ReportingDevice,
  titleNamed,
} from './software.factory.js';
import { SoftwareService } from './software.service.js';
import { SoftwareRulesService } from './software-rules.service.js';
import { TitleListQuery } from './titles.dto.js';
import { TitlesService } from './titles.service.js';

describe('what a technician may see of software', () => {
  let server: TestServer;
  let mine: ReportingDevice;
  let theirs: ReportingDevice;
  beforeAll(async () => {
    server = await startTestServer();
    const inventories = new Inventories(server);
    mine = await aReportingDevice(server.database);
    theirs = await aReportingDevice(server.database);
    const ours = { publisher: 'Common Maker' };
    await inventories.report(mine, [reportedSoftware('Common', ours), reportedSoftware('Common 2.0', ours), 'Mine']);
    await inventories.report(theirs, [
      reportedSoftware('Common', ours),
      reportedSoftware('Theirs', { publisher: 'Theirs Ltd' }),
    ]);
  });
  afterAll(() => server.close());

  const service = <T>(type: abstract new (...dependencies: never[]) => T): T => server.app.get(type, { strict: false });

  function actor(areas: Partial<Record<PermissionArea, AreaPermission>>): Actor {
    const permissions = { systemAdministrator: false, areas };
    return { kind: 'TECHNICIAN', id: 1, name: 'Technician', email: null, permissions };
  }
  const only = (organizationId: number): AreaPermission => ({
    defaultLevel: 'NONE',
    organizationOverrides: [{ organizationId, level: 'FULL' }],
  });
  const except = (organizationId: number): AreaPermission => ({
    defaultLevel: 'FULL',
    organizationOverrides: [{ organizationId, level: 'NONE' }],
  });
  const everywhere: AreaPermission = { defaultLevel: 'FULL', organizationOverrides: [] };

  async function seenBy(who: Actor): Promise<[string, number][]> {
    const page = await service(SoftwareService).list(who, {}).page(new SoftwareListQuery());
    expect(page.total).toBe(page.items.length);
    return page.items.map((item) => [item.name, item.deviceCount]);
  }

  it.each([
    ['one organization', () => ({ SOFTWARE_CATALOG: only(mine.organizationId), DEVICES: only(mine.organizationId) })],
    [
      'all but one',
      () => ({ SOFTWARE_CATALOG: except(theirs.organizationId), DEVICES: except(theirs.organizationId) }),
    ],
  ])('of %s: no name and no number of another organization', async (_, areas) => {
    const who = actor(areas());
    expect(await seenBy(who)).toEqual([
      ['Common', 1],
      ['Mine', 1],
    ]);
    const titles = await service(TitlesService)
      .list(who, {})
      .page(Object.assign(new TitleListQuery(), { sort: 'name' }));
    expect(titles.items.map((item) => [item.name, item.deviceCount])).toEqual([
      ['Common', 1],
      ['Common 2.0', 1],
      ['Mine', 1],
    ]);
    const common = await productNamed(server.database, 'Common');
    const devices = await service(SoftwareService).devices(who, common.id, {});
    expect(await devices.page(new SoftwareDeviceListQuery())).toMatchObject({ total: 1, items: [{ id: mine.id }] });
    const elsewhere = service(SoftwareService).list(who, { organizationId: [theirs.organizationId] });
    expect(await elsewhere.page(new SoftwareListQuery())).toMatchObject({ total: 0, items: [] });
    const hidden = await productNamed(server.database, 'Theirs');
    const hiddenTitle = await titleNamed(server.database, 'Theirs');
    for (const look of [
      () => service(SoftwareService).get(who, hidden.id),
      () => service(SoftwareService).devices(who, hidden.id, new SoftwareDeviceListQuery()),
      () => service(TitlesService).ofProduct(who, hidden.id, new TitleListQuery()),
      () => service(TitlesService).get(who, hiddenTitle.id),
      () => service(TitlesService).map(who, hiddenTitle.id, { productId: common.id }, null),
      () => service(DeviceSoftwareService).list(who, theirs.id, new DeviceSoftwareListQuery()),
    ]) {
      await expect(look()).rejects.toMatchObject({ status: 404 });
    }
    const normalized = await service(TitlesService).normalize(who, { titles: [{ name: 'Theirs 2.0' }] });
    expect(normalized.items).toHaveLength(1);
    const suggested = await service(PublishersService)
      .suggestions(actor({ ...areas(), PUBLISHERS_VENDORS: everywhere }), {})
      .page(new SoftwareListQuery());
    expect(suggested.items).toEqual([{ name: 'Common Maker', productCount: 1, deviceCount: 1 }]);
  });

  it('of a catalogue without devices: names and no numbers', async () => {
    expect(await seenBy(actor({ SOFTWARE_CATALOG: everywhere }))).toEqual([
      ['Common', 0],
      ['Mine', 0],
      ['Theirs', 0],
    ]);
  });

  it('without the area: nothing', async () => {
    expect(await seenBy(actor({ DEVICES: everywhere }))).toEqual([]);
  });

  it('who may not change it everywhere changes nothing', async () => {
    const who = actor({ SOFTWARE_CATALOG: only(mine.organizationId), DEVICES: everywhere });
    const common = await productNamed(server.database, 'Common');
    const title = await titleNamed(server.database, 'Mine');
    for (const change of [
      () => service(SoftwareService).update(who, common.id, { name: 'Renamed' }, null),
      () => service(SoftwareService).update(who, common.id, { reviewed: true }, null),
      () => service(TitlesService).map(who, title.id, { productId: common.id }, null),
      () => service(TitlesService).unmap(who, title.id, null),
      () =>
        service(SoftwareRulesService).create(who, {
          field: 'NAME',
          operator: 'EQUALS',
          pattern: 'a',
          productName: 'b',
        }),
      () => service(SoftwareRulesService).replayAll(who),
    ]) {
      await expect(change()).rejects.toSatisfy((error) => error instanceof AppError && error.status === 403);
    }
  });

  it('is not told which unseen product has a name already', async () => {
    const everywhereElse = {
      defaultLevel: 'FULL',
      organizationOverrides: [{ organizationId: theirs.organizationId, level: 'NONE' }],
    } as const;
    const as = await signedInWith(server, { SOFTWARE_CATALOG: everywhereElse });
    const path = `/software/${(await productNamed(server.database, 'Mine')).id}`;
    const taken = { name: 'Theirs', publisher: 'Theirs Ltd' };
    const refused = await as('patch', path).send(taken).expect(409);
    expect(refused.body).not.toHaveProperty('productId');
    const { id: productId } = await productNamed(server.database, 'Theirs');
    expect((await server.as('patch', path).send(taken).expect(409)).body).toMatchObject({ productId });
  });
});
