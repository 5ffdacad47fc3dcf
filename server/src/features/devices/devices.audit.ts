import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { DeviceResponse } from './devices.dto.js';

export const auditedDevice: AuditedKind<DeviceResponse> = {
  subjectType: 'Device',
  noun: 'device',
  shown: [
    'id',
    'name',
    'organization',
    'location',
    'deviceClass',
    'status',
    'osName',
    'osVersion',
    'serialNumber',
    'manufacturer',
    'model',
    'tags',
    'primaryUser',
  ],
  organizationOf: (device) => device.organization.id,
};
