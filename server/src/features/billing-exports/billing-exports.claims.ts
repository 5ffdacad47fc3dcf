import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Claims } from '../../platform/database/claims.js';

/** Who is writing which file. */
@Injectable()
export class BillingExportClaims extends Claims {
  constructor(dataSource: DataSource) {
    super(dataSource, advisoryLocks.billingExport, 'billing exports');
  }
}
