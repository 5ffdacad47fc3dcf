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

/** Who is posting which file. */
@Injectable()
export class ExportDeliveryClaims extends Claims {
  constructor(dataSource: DataSource) {
    super(dataSource, advisoryLocks.billingExportDelivery, 'export deliveries');
  }
}
