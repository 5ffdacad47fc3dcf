import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { technicianIdOf } from '../../platform/authentication/proofs.service.js';
import { type Actor, systemActor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { auditedPerson } from './people.audit.js';
import { PeopleRepository } from './people.repository.js';

/** What technicians are called is theirs to say, whatever else they may do. */
@Injectable()
export class OwnName {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly people: PeopleRepository,
  ) {}

  /** @throws AppError 403 `auth.technicians-only`. */
  change(actor: Actor, name: string): Promise<void> {
    const id = technicianIdOf(actor);
    return this.database.transaction(async () => {
      // Their own person is found as the system finds it: they may not be allowed to see technicians.
      const visible = this.authorization.visibleTo(systemActor, 'Person', 'p');
      await this.people.lock(visible, id);
      const before = await this.people.find(visible, id);
      if (before === null) throw notFound('person');
      if (before.name === name) return;
      await this.people.update(id, { name });
      await this.changes.publish({ topic: 'people', subject: 'Person', ids: [id], organizationIds: null });
      await this.audit.recordFate(actor, auditedPerson, { what: 'updated', before, after: { ...before, name } });
    });
  }
}
