import { Component, computed, input, model } from '@angular/core';

import { devicesList } from '../../api/devices';
import type { FieldProblem } from '../../core/problem/problem';
import { EntitiesSelect } from '../../ui/form';
import { ValueControl } from '../../ui/form/value-control';
import { CriteriaGroupEditor } from './criteria-group';
import { fixedDevices, newGroup } from './criteria.rules';
import type { CriteriaGroup, CriteriaNode, NamedThing } from './criteria.types';

/** Path of the criteria in requests, and so in errors. */
const rootPath = 'criteria';

/**
 * Edits the criteria of a device group: a tree of comparisons, or a fixed list of devices. Both are kept while a person
 * changes between them. The value is the tree; a fixed list is the one criterion `device`.
 */
@Component({
  selector: 'app-criteria-builder',
  imports: [CriteriaGroupEditor, EntitiesSelect],
  template: `
    <div class="ways" role="radiogroup" aria-label="Which devices" i18n-aria-label>
      <label class="check">
        <input type="radio" name="criteria-way" [checked]="!list()" (change)="useCriteria()" />
        <span i18n>Devices that meet criteria, always up to date</span>
      </label>
      <label class="check">
        <input type="radio" name="criteria-way" [checked]="list()" (change)="useList()" />
        <span i18n>A fixed list of devices</span>
      </label>
    </div>
    @if (list(); as fixed) {
      <app-entities-select
        label="Devices"
        i18n-label
        placeholder="Search and pick devices"
        i18n-placeholder
        [search]="findDevices"
        [detail]="placeOf"
        [value]="fixed.value.things"
        (valueChange)="chooseDevices($event)"
      />
      @if (listProblem(); as text) {
        <p class="error" role="alert">{{ text }}</p>
      }
    } @else if (tree(); as group) {
      <app-criteria-group
        [group]="group"
        [path]="path"
        [problems]="problems()"
        [checked]="checked()"
        (changed)="choose($event)"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
    }
    .error {
      color: var(--danger);
      font-size: var(--text-size-small);
    }
  `,
})
export class CriteriaBuilder extends ValueControl<CriteriaNode> {
  override readonly value = model<CriteriaNode>(newGroup());
  /** What the server said is wrong. */
  readonly problems = input<readonly FieldProblem[]>([]);
  /** Whether missing values are told. */
  readonly checked = input(false);

  #otherWay: CriteriaNode | undefined;

  protected readonly path = rootPath;
  protected readonly list = computed(() => {
    const node = this.value();
    return node.kind === 'criterion' ? node : null;
  });
  protected readonly tree = computed((): CriteriaGroup | null => {
    const node = this.value();
    return node.kind === 'group' ? node : null;
  });
  protected readonly listProblem = computed(() => {
    const problem = this.problems().find(({ field }) => field.startsWith(rootPath));
    if (problem) return problem.message;
    return this.checked() && this.list()?.value.things.length === 0 ? $localize`Pick at least one device.` : null;
  });

  protected readonly findDevices = (q: string) => devicesList({ q, pageSize: 20 });
  protected readonly placeOf = ({ organization }: NamedThing): string => organization?.name ?? '';

  protected useCriteria(): void {
    this.#change(newGroup());
  }

  protected useList(): void {
    this.#change(fixedDevices([]));
  }

  protected chooseDevices(devices: readonly NamedThing[]): void {
    this.choose(fixedDevices(devices));
  }

  #change(fresh: CriteriaNode): void {
    const left = this.value();
    this.choose(this.#otherWay ?? fresh);
    this.#otherWay = left;
  }
}
