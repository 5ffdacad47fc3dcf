import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { type OnboardingResponse, onboardingSteps } from './onboarding.dto.js';
import { OnboardingRepository } from './onboarding.repository.js';

/** How far an installation has been set up. */
@Injectable()
export class OnboardingService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly onboarding: OnboardingRepository,
  ) {}

  /** @throws AppError 403 for anybody but system administrators. */
  async get(actor: Actor): Promise<OnboardingResponse> {
    this.authorization.demand(actor, 'read', 'Onboarding', {});
    const facts = await this.onboarding.facts();
    const { dismissed, deviceId, deviceName, reportedAt, locationId, organizationId } = facts;
    const firstDevice =
      deviceId === null ? null : { id: deviceId, name: deviceName, reportedAt: reportedAt.toISOString() };
    const firstLocation = locationId === null ? null : { id: locationId, organizationId };
    const steps = onboardingSteps.map((step) => ({ step, done: facts[step] }));
    return { dismissed, steps, firstLocation, firstDevice };
  }

  /** Puts the checklist away or shows it again. Says twice what was said once, and nothing more. */
  update(actor: Actor, dismissed: boolean): Promise<OnboardingResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'update', 'Onboarding', {});
      if (await this.onboarding.setDismissed(dismissed)) {
        const action = dismissed ? 'onboarding.dismissed' : 'onboarding.shown';
        await this.audit.record(actor, { action, subjectType: 'Onboarding', subjectId: null });
        await this.changes.publish({ topic: 'onboarding', subject: 'Onboarding', ids: null, organizationIds: null });
      }
      return this.get(actor);
    });
  }
}
