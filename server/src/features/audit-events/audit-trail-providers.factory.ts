import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { anIdentityProvider, providerBody } from '../identity-providers/identity-providers.factory.js';
import { aTechnician } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

const subjectType = 'IdentityProvider';

/** How people sign in by providers. */
export const identityProviderCases: TrailCase[] = [
  {
    operation: 'identityProviders.create',
    async run({ send }) {
      const { id, name, issuer } = await send('post', '/identity-providers', providerBody());
      const after = expect.objectContaining({ id, name, issuer, active: true, roleMappings: [] });
      return [{ action: 'identity-provider.created', subjectType, subjectId: id, after }];
    },
  },
  {
    operation: 'identityProviders.update',
    repeats: true,
    async run({ server, send }) {
      const { id, path } = await anIdentityProvider(server);
      const role = await aTechnicianRole(server.database);
      await send('patch', path, {
        rolesClaim: 'groups',
        roleMappings: [{ claimValue: 'staff', technicianRoleId: role.id }],
      });
      const before = { rolesClaim: null, roleMappings: [] };
      const mapping = { claimValue: 'staff', technicianRole: role, systemAdministrator: false };
      const after = { rolesClaim: 'groups', roleMappings: [mapping] };
      return [{ action: 'identity-provider.updated', subjectType, subjectId: id, before, after }];
    },
  },
  {
    operation: 'identityProviders.update',
    when: 'its secret is another',
    async run({ server, send }) {
      const { id, name, path } = await anIdentityProvider(server);
      await send('patch', path, { clientSecret: 'another secret' });
      return [{ action: 'identity-provider.secret-changed', subjectType, subjectId: id, after: { name } }];
    },
  },
  {
    operation: 'identityProviders.delete',
    async run({ server, send }) {
      const { id, name, path } = await anIdentityProvider(server);
      await send('delete', path);
      const before = expect.objectContaining({ id, name });
      return [{ action: 'identity-provider.deleted', subjectType, subjectId: id, before }];
    },
  },
  {
    operation: 'technicians.unlinkIdentity',
    async run({ server, send }) {
      const { id: providerId, name: provider } = await anIdentityProvider(server);
      const { id } = await aTechnician(server.database);
      const identity = { issuer: 'https://login.example.test', subject: 'ann' };
      await server.database.query(sql`
        INSERT INTO technician_identity (identity_provider_id, issuer, subject, person_id)
        VALUES (${providerId}, ${identity.issuer}, ${identity.subject}, ${id})`);
      await send('delete', `/technicians/${id}/identities/${providerId}`);
      const before = { provider, ...identity };
      return [{ action: 'technician.provider-unlinked', subjectType: 'Person', subjectId: id, before }];
    },
  },
];
