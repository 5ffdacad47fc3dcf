import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { DeviceGroupRow } from './device-groups.dto.js';

export const auditedDeviceGroup: AuditedKind<Pick<DeviceGroupRow, 'id' | 'name' | 'description' | 'criteria'>> = {
  subjectType: 'DeviceGroup',
  noun: 'device-group',
  shown: ['id', 'name', 'description', 'criteria'],
};
