import { Component, computed, input } from '@angular/core';

import { licensesExplain } from '../../api/licenses';
import type { LicensesExplainParams } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatDate } from '../../core/format';
import type { EntityOption } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { seatCountText } from '../../core/counts';
import { holderWords } from './holder-words';
import type { HolderKind } from './license-kinds.rules';
import { WhyChecks } from './why-checks';

/** Whether a device, a person or a location holds a seat of a license, with every check behind it. */
@Component({
  selector: 'app-why-answer',
  imports: [Icon, ResourceState, WhyChecks],
  template: `
    @if (explanation.hasValue()) {
      @let shown = explanation.value();
      <p class="verdict" [class.holds]="shown.assigned" role="status">
        <app-icon [name]="shown.assigned ? 'check-circle' : 'close'" [size]="18" />
        {{ verdict() }}
      </p>
      <app-why-checks [explanation]="shown" />
    } @else {
      <div class="waiting"><app-resource-state [resource]="explanation" /></div>
    }
  `,
  styles: `
    .verdict {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: var(--space-4) 0 10px;
      font-size: var(--text-size-large);
      font-weight: 600;
    }
    .verdict app-icon {
      color: var(--text-muted);
    }
    .holds app-icon {
      color: var(--good);
    }
    .waiting {
      min-height: 180px;
      margin-top: var(--space-4);
    }
  `,
})
export class WhyAnswer {
  readonly licenseId = input.required<number>();
  readonly kind = input.required<HolderKind>();
  readonly holderId = input.required<number>();
  /** Whom the answer is about, once known. */
  readonly holder = input<EntityOption | null>(null);

  protected readonly explanation = apiResource(
    () => licensesExplain(this.licenseId(), explained(this.kind(), this.holderId())),
    { topics: ['licenses', 'devices', 'people', 'locations', 'software', 'device-groups'] },
  );
  protected readonly verdict = computed(() => {
    const shown = this.explanation.hasValue() ? this.explanation.value() : undefined;
    const name = this.holder()?.name ?? holderWords[this.kind()].one;
    if (!shown?.assignment) return $localize`${name}:holder: holds no seat`;
    const { assignedOn, seats } = shown.assignment;
    return seats === 1
      ? $localize`${name}:holder: holds a seat since ${formatDate(assignedOn)}:date:`
      : $localize`${name}:holder: holds ${seatCountText(seats)}:seats: since ${formatDate(assignedOn)}:date:`;
  });
}

function explained(kind: HolderKind, id: number): LicensesExplainParams {
  switch (kind) {
    case 'DEVICE':
      return { deviceId: id };
    case 'PERSON':
      return { personId: id };
    case 'LOCATION':
      return { locationId: id };
  }
}
