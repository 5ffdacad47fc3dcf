import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Claims } from '../../platform/database/claims.js';

/** Who is sending the deliveries of which channels. */
@Injectable()
export class DeliveryClaims extends Claims {
  constructor(dataSource: DataSource) {
    super(dataSource, advisoryLocks.delivery, 'deliveries');
  }
}
