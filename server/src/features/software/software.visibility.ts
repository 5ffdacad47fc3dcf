import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Sql } from '../../platform/database/sql.js';
import type { CountedDevices } from './device-counts.sql.js';
import { seesEveryInstallation } from './software.policy.js';

/**
 * What an actor may see of software, as conditions on the tables of one alias each: `p` product, `t` title, `c` counts
 * per organization, `l` license, `d` device.
 */
export interface VisibleSoftware {
  products: Sql;
  titles: Sql;
  counts: Sql;
  /** The counts that the actor's numbers are made of. */
  counted: CountedDevices;
  licenses: Sql;
  devices: Sql;
}

/** Works out once per question what an actor may see. */
@Injectable()
export class SoftwareVisibility {
  constructor(private readonly authorization: Authorization) {}

  of(actor: Actor): VisibleSoftware {
    const visible = (subject: string, alias: string) => this.authorization.visibleTo(actor, subject, alias);
    const counts = visible('Installation', 'c');
    return {
      products: visible('Product', 'p'),
      titles: visible('Title', 't'),
      counts,
      counted: seesEveryInstallation(actor.permissions) ? 'ALL' : counts,
      licenses: visible('License', 'l'),
      devices: visible('Installation', 'd'),
    };
  }
}
