import { Injectable } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { coverageOn, nothingOfCoverage } from './device-coverage.sql.js';
import type { DeviceSoftwareListQuery, DeviceSoftwareResponse } from './device-software.dto.js';
import { DeviceSoftwareRepository } from './device-software.repository.js';
import { SoftwareVisibility } from './software.visibility.js';

@Injectable()
export class DeviceSoftwareService {
  constructor(
    private readonly apps: ActiveApps,
    private readonly authorization: Authorization,
    private readonly visibility: SoftwareVisibility,
    private readonly software: DeviceSoftwareRepository,
  ) {}

  /** What is, or was, installed on a device. @throws AppError 404 when there is none that the actor may see. */
  async list(
    actor: Actor,
    deviceId: number,
    query: Unpaged<DeviceSoftwareListQuery>,
  ): Promise<RowList<DeviceSoftwareResponse>> {
    const visible = this.visibility.of(actor);
    const device = await this.software.device(visible.devices, deviceId);
    if (device === null) throw notFound('device');
    const { organizationId } = device;
    // Whose seats are not to be seen, of them nothing is told; nor of any while licenses are not managed.
    const seesSeats =
      (await this.apps.isActive('asset-management')) &&
      this.authorization.allows(actor, 'read', 'Assignment', { organizationId });
    return this.software.list(deviceId, seesSeats ? coverageOn(device, visible.licenses) : nothingOfCoverage, query);
  }
}
