import { expect } from 'vitest';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDeviceGroup, comparison } from '../device-groups/device-groups.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson } from '../people/people.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

const organizations: TrailCase[] = [
  {
    operation: 'organizations.create',
    async run({ send }) {
      const name = uniqueName('Organization');
      const { id } = await send('post', '/organizations', { name });
      const after = { id, name, description: '', archivedAt: null };
      return [
        { action: 'organization.created', subjectType: 'Organization', subjectId: id, organizationId: id, after },
      ];
    },
  },
  {
    operation: 'organizations.update',
    repeats: true,
    async run({ server, send }) {
      const { id, name } = await anOrganization(server.database);
      await send('patch', `/organizations/${id}`, { name: `${name} Ltd`, description: '' });
      const change = { before: { name }, after: { name: `${name} Ltd` } };
      return [
        { action: 'organization.updated', subjectType: 'Organization', subjectId: id, organizationId: id, ...change },
      ];
    },
  },
  ...(['archive', 'restore'] as const).map((what): TrailCase => ({
    operation: `organizations.${what}`,
    repeats: true,
    async run({ server, send }) {
      const { id } = await anOrganization(server.database);
      if (what === 'restore') await server.as('post', `/organizations/${id}/archive`).expect(200);
      await send('post', `/organizations/${id}/${what}`);
      const [was, is] = [{ archivedAt: null }, { archivedAt: expect.any(String) }];
      return [
        {
          action: `organization.${what}d`,
          subjectType: 'Organization',
          subjectId: id,
          organizationId: id,
          ...(what === 'archive' ? { before: was, after: is } : { before: is, after: was }),
        },
      ];
    },
  })),
  {
    operation: 'organizations.delete',
    async run({ server, send }) {
      const { id, name } = await anOrganization(server.database);
      await send('delete', `/organizations/${id}`);
      const before = { id, name, description: '', archivedAt: null };
      return [
        { action: 'organization.deleted', subjectType: 'Organization', subjectId: id, organizationId: id, before },
      ];
    },
  },
];

const locations: TrailCase[] = [
  {
    operation: 'organizationLocations.create',
    async run({ server, send }) {
      const { id: organizationId, name } = await anOrganization(server.database);
      const { id } = await send('post', `/organizations/${organizationId}/locations`, { name: 'Here', address: 'A' });
      const organization = { id: organizationId, name };
      const after = { id, name: 'Here', address: 'A', organization, archivedAt: null };
      return [{ action: 'location.created', subjectType: 'Location', subjectId: id, organizationId, after }];
    },
  },
  {
    operation: 'organizationLocations.update',
    repeats: true,
    async run({ server, send }) {
      const { id, organizationId } = await aLocation(server.database);
      await send('patch', `/organizations/${organizationId}/locations/${id}`, { address: 'There' });
      const change = { before: { address: '' }, after: { address: 'There' } };
      return [{ action: 'location.updated', subjectType: 'Location', subjectId: id, organizationId, ...change }];
    },
  },
  ...(['archive', 'restore'] as const).map((what): TrailCase => ({
    operation: `organizationLocations.${what}`,
    repeats: true,
    async run({ server, send }) {
      const { id, organizationId } = await aLocation(server.database);
      const path = `/organizations/${organizationId}/locations/${id}`;
      if (what === 'restore') await server.as('post', `${path}/archive`).expect(200);
      await send('post', `${path}/${what}`);
      const [was, is] = [{ archivedAt: null }, { archivedAt: expect.any(String) }];
      const change = what === 'archive' ? { before: was, after: is } : { before: is, after: was };
      return [{ action: `location.${what}d`, subjectType: 'Location', subjectId: id, organizationId, ...change }];
    },
  })),
  {
    operation: 'organizationLocations.delete',
    async run({ server, send }) {
      const { id, name, organizationId } = await aLocation(server.database);
      await send('delete', `/organizations/${organizationId}/locations/${id}`);
      const before = expect.objectContaining({ id, name });
      return [{ action: 'location.deleted', subjectType: 'Location', subjectId: id, organizationId, before }];
    },
  },
  {
    operation: 'enrollmentTokens.create',
    async run({ server, send }) {
      const { id: locationId, name, organizationId } = await aLocation(server.database);
      const { id, hint } = await send('post', `/locations/${locationId}/enrollment-tokens`);
      const organization = expect.objectContaining({ id: organizationId });
      const after = { id, hint, location: { id: locationId, name }, organization };
      return [
        { action: 'enrollment-token.created', subjectType: 'EnrollmentToken', subjectId: id, organizationId, after },
      ];
    },
  },
  {
    operation: 'enrollmentTokens.revoke',
    repeats: true,
    async run({ server, send }) {
      const { id: locationId, organizationId } = await aLocation(server.database);
      const path = `/locations/${locationId}/enrollment-tokens`;
      const { id, hint } = (await server.as('post', path).expect(201)).body;
      await send('delete', `${path}/${id}`);
      const before = expect.objectContaining({ id, hint });
      return [
        { action: 'enrollment-token.revoked', subjectType: 'EnrollmentToken', subjectId: id, organizationId, before },
      ];
    },
  },
];

const devices: TrailCase[] = [
  {
    operation: 'devices.create',
    async run({ server, send }) {
      const { id: locationId, name, organizationId } = await aLocation(server.database);
      const { id } = await send('post', '/devices', { name: 'PC', organizationId, locationId, deviceClass: 'LAPTOP' });
      const location = { id: locationId, name };
      const after = expect.objectContaining({ id, name: 'PC', location, status: 'ACTIVE', tags: [] });
      return [{ action: 'device.created', subjectType: 'Device', subjectId: id, organizationId, after }];
    },
  },
  {
    operation: 'devices.update',
    repeats: true,
    async run({ server, send }) {
      const { id, organizationId } = await aDevice(server.database);
      const user = await aPerson(server.database, { kind: 'END_USER', organizationId });
      await send('patch', `/devices/${id}`, { tags: ['a'], primaryUserId: user.id });
      const change = { before: { tags: [], primaryUser: null }, after: { tags: ['a'], primaryUser: user } };
      return [{ action: 'device.updated', subjectType: 'Device', subjectId: id, organizationId, ...change }];
    },
  },
  {
    operation: 'devices.update',
    when: 'it moves to another organization',
    async run({ server, send }) {
      const { id, name, organizationId } = await aDevice(server.database);
      const other = await aLocation(server.database);
      await send('patch', `/devices/${id}`, {
        organizationId: other.organizationId,
        locationId: other.id,
        name: 'New',
      });
      const device = { subjectType: 'Device', subjectId: id };
      const before = expect.objectContaining({ name, organization: expect.objectContaining({ id: organizationId }) });
      const after = expect.objectContaining({ name: 'New', location: { id: other.id, name: other.name } });
      return [
        { action: 'device.left-organization', ...device, organizationId, before },
        { action: 'device.joined-organization', ...device, organizationId: other.organizationId, after },
      ];
    },
  },
  ...(['decommission', 'reactivate'] as const).map((what): TrailCase => ({
    operation: `devices.${what}`,
    repeats: true,
    async run({ server, send }) {
      const [status, other] =
        what === 'reactivate' ? (['DECOMMISSIONED', 'ACTIVE'] as const) : (['ACTIVE', 'DECOMMISSIONED'] as const);
      const { id, organizationId } = await aDevice(server.database, { status });
      await send('post', `/devices/${id}/${what}`);
      const action = what === 'reactivate' ? 'device.reactivated' : 'device.decommissioned';
      const change = { before: { status }, after: { status: other } };
      return [{ action, subjectType: 'Device', subjectId: id, organizationId, ...change }];
    },
  })),
  {
    operation: 'devices.decommissionMany',
    repeats: true,
    async run({ server, send }) {
      const { id, organizationId } = await aDevice(server.database);
      const retired = await aDevice(server.database, { status: 'DECOMMISSIONED' });
      await send('post', '/devices/decommission', { ids: [id, retired.id, 999_999] });
      const change = { before: { status: 'ACTIVE' }, after: { status: 'DECOMMISSIONED' } };
      return [{ action: 'device.decommissioned', subjectType: 'Device', subjectId: id, organizationId, ...change }];
    },
  },
  {
    operation: 'devices.delete',
    async run({ server, send }) {
      const { id, name, organizationId } = await aDevice(server.database);
      await send('delete', `/devices/${id}`);
      const before = expect.objectContaining({ id, name, status: 'ACTIVE' });
      return [{ action: 'device.deleted', subjectType: 'Device', subjectId: id, organizationId, before }];
    },
  },
];

const laptops = { all: [comparison('deviceClass', 'equals', 'LAPTOP')] };
const deviceGroups: TrailCase[] = [
  {
    operation: 'deviceGroups.create',
    async run({ send }) {
      const name = uniqueName('Group');
      const { id } = await send('post', '/device-groups', { name, criteria: laptops });
      const after = { id, name, description: '', criteria: laptops };
      return [{ action: 'device-group.created', subjectType: 'DeviceGroup', subjectId: id, after }];
    },
  },
  {
    operation: 'deviceGroups.update',
    repeats: true,
    async run({ server, send }) {
      const { id } = await aDeviceGroup(server, laptops);
      const criteria = { any: [comparison('deviceClass', 'equals', 'SERVER')] };
      await send('patch', `/device-groups/${id}`, { criteria, description: 'Servers' });
      const change = {
        before: { criteria: laptops, description: '' },
        after: { criteria, description: 'Servers' },
      };
      return [{ action: 'device-group.updated', subjectType: 'DeviceGroup', subjectId: id, ...change }];
    },
  },
  {
    operation: 'deviceGroups.delete',
    async run({ server, send }) {
      const { id, name } = await aDeviceGroup(server, laptops);
      await send('delete', `/device-groups/${id}`);
      const before = { id, name, description: '', criteria: laptops };
      return [{ action: 'device-group.deleted', subjectType: 'DeviceGroup', subjectId: id, before }];
    },
  },
];

/** Organizations, and what is in them. */
export const placeCases: TrailCase[] = [...organizations, ...locations, ...devices, ...deviceGroups];
