import { type ExportDefinition, flag, instant, number, text, texts } from '../../platform/http/export-columns.js';
import type { PersonResponse } from './people.dto.js';

export const personExport: ExportDefinition<PersonResponse> = {
  name: 'people',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('E-mail', (item) => item.email),
    text('Kind', (item) => item.kind),
    text('Organization', (item) => item.organization?.name),
    texts('Roles', (item) => item.roles.map((role) => role.name)),
    text('Technician role', (item) => item.technicianRole?.name),
    flag('System administrator', (item) => item.systemAdministrator),
    flag('Active', (item) => item.active),
    flag('Invitation pending', (item) => item.invitationPending),
    flag('One-time codes', (item) => item.hasOneTimeCodes),
    instant('Created', (item) => item.createdAt),
  ],
};
