import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Claims } from '../../platform/database/claims.js';

/** Who is moving the seats of which licenses. */
@Injectable()
export class ReconciliationClaims extends Claims {
  constructor(dataSource: DataSource) {
    super(dataSource, advisoryLocks.licenseSeats, 'seats');
  }
}
