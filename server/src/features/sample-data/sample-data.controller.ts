import { Controller, Delete, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { SampleDataResponse, SampleRemovalResponse } from './sample-data.dto.js';
import { SampleDataService } from './sample-data.service.js';
import { SampleRemovalService } from './sample-removal.service.js';

@ApiTags('Sample data')
@Controller('sample-data')
export class SampleDataController {
  constructor(
    private readonly sample: SampleDataService,
    private readonly removal: SampleRemovalService,
  ) {}

  /** Whether there is sample data. */
  @Get()
  @Can('read', 'SampleData')
  @ApiOperation({ operationId: 'sampleData.get' })
  async get(): Promise<SampleDataResponse> {
    return { loaded: await this.sample.isLoaded() };
  }

  /** What removing the sample data would remove and keep. Removes nothing. 409 `sample-data.not-loaded`. */
  @Get('removal')
  @Can('read', 'SampleData')
  @ApiOperation({ operationId: 'sampleData.previewRemoval' })
  preview(@CurrentActor() actor: Actor): Promise<SampleRemovalResponse> {
    return this.removal.preview(actor);
  }

  /**
   * Removes what the sample data made, with everything inside its organizations, all of it or nothing. What something of
   * your own uses is kept. 409 `sample-data.not-loaded` when there is none, also when somebody else removed it meanwhile.
   */
  @Delete()
  @Can('delete', 'SampleData')
  @ApiOperation({ operationId: 'sampleData.remove' })
  remove(@CurrentActor() actor: Actor): Promise<SampleRemovalResponse> {
    return this.removal.remove(actor);
  }
}
