import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import { parseCriteria } from '../device-criteria/device-criteria.parse.rules.js';
import { noDevice } from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import { DeviceGroupsRepository } from './device-groups.repository.js';

@Injectable()
export class DeviceGroupsService {
  constructor(
    private readonly criteria: DeviceCriteriaService,
    private readonly groups: DeviceGroupsRepository,
  ) {}

  /**
   * Membership in a group as SQL over the device table with alias `d`: true or false for every device, never NULL.
   * A group that does not exist has no members. Who may see the devices is the caller's condition to add.
   */
  async membershipCondition(groupId: number): Promise<Sql> {
    const { condition } = parseCriteria(await this.groups.criteriaOf(groupId));
    return this.criteria.compile(condition ?? noDevice);
  }
}
