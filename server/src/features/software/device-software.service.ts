import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { DeviceSoftwareListQuery, DeviceSoftwareResponse } from './device-software.dto.js';
import { DeviceSoftwareRepository } from './device-software.repository.js';
import { SoftwareVisibility } from './software.visibility.js';

@Injectable()
export class DeviceSoftwareService {
  constructor(
    private readonly visibility: SoftwareVisibility,
    private readonly software: DeviceSoftwareRepository,
  ) {}

  /** What is, or was, installed on a device. @throws AppError 404 when there is none that the actor may see. */
  async list(
    actor: Actor,
    deviceId: number,
    query: Unpaged<DeviceSoftwareListQuery>,
  ): Promise<RowList<DeviceSoftwareResponse>> {
    if (!(await this.software.deviceExists(this.visibility.of(actor).devices, deviceId))) throw notFound('device');
    return this.software.list(deviceId, query);
  }
}
