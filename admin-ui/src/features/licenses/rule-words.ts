import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { LicenseResponse } from '../../api/model';
import { withinSentence } from '../../core/words';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { conditionWords, isEmptyRule, namedIn, readRule } from './assignment-rule.rules';
import { deviceCountText, personCountText, titleCountText } from '../../core/counts';
import type { RoleOption, RuleNames } from './license-form.model';
import { type HolderKind, holderKindOf } from './license-kinds.rules';
import { LicenseStarts } from './license-starts';

/** One thing that a rule names. */
interface Named {
  readonly id: number;
  readonly name: string;
  readonly detail: string;
  /** `null` for what has no page. */
  readonly link: readonly unknown[] | null;
  readonly query?: Readonly<Record<string, number>>;
}

/** One section of a rule in words. */
interface Section {
  readonly title: string;
  readonly things: readonly Named[];
}

/** The rule of an automatic license in words: who gets a seat. */
@Component({
  selector: 'app-rule-words',
  imports: [RouterLink, Skeleton],
  template: `
    @if (empty()) {
      <p i18n>The rule asks for nothing, so this license gives no seats. Edit its settings to say who gets one.</p>
    } @else {
      <p>{{ intro() }}</p>
      <ul>
        @for (section of sections(); track $index) {
          <li>
            <h3>{{ section.title }}</h3>
            <ul>
              @for (thing of section.things; track thing.id) {
                <li>
                  @if (thing.link; as link) {
                    <a [routerLink]="link" [queryParams]="thing.query">{{ thing.name }}</a>
                  } @else {
                    {{ thing.name }}
                  }
                  @if (thing.detail) {
                    <span class="muted small">{{ thing.detail }}</span>
                  }
                </li>
              }
            </ul>
          </li>
        } @empty {
          <li><app-skeleton width="60%" /></li>
        }
      </ul>
    }
  `,
  styles: `
    h3 {
      margin-top: 10px;
      font-weight: 500;
    }
    ul ul {
      margin-top: 2px;
    }
    ul ul li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      align-items: baseline;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--border);
    }
    app-skeleton {
      margin-top: 14px;
    }
  `,
})
export class RuleWords {
  readonly #starts = inject(LicenseStarts);

  readonly license = input.required<LicenseResponse>();

  readonly #rule = computed(() => readRule(this.license().assignmentRule), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly empty = computed(() => isEmptyRule(this.#rule()));
  readonly #names = resource({
    params: () => this.#rule(),
    loader: ({ params: rule }) => this.#starts.names(namedIn(rule)),
  });

  readonly #holder = computed(() => holderKindOf(this.license().type) ?? 'DEVICE');
  protected readonly intro = computed(() => intros[this.#holder()]);
  protected readonly sections = computed<readonly Section[]>(() => {
    if (!this.#names.hasValue()) return [];
    const names = this.#names.value();
    const sections = this.#holder() === 'PERSON' ? this.#ofPeople(names) : this.#ofDevices(names);
    return sections.filter(({ things }) => things.length > 0);
  });

  #ofPeople({ endUserRoles, technicianRoles }: RuleNames): readonly Section[] {
    const { endUsers, technicians } = this.#rule();
    const roles = (ids: readonly number[], known: ReadonlyMap<number, RoleOption>, filter: string): readonly Named[] =>
      ids.map((id) => {
        const role = known.get(id);
        const link = role ? { link: ['/people'], query: { [filter]: id } } : { link: null };
        return { id, name: role?.name ?? `#${id}`, detail: role ? personCountText(role.personCount) : '', ...link };
      });
    return [
      {
        title:
          endUsers.match === 'ALL'
            ? $localize`End users with all of these roles`
            : $localize`End users with any of these roles`,
        things: roles(endUsers.roleIds, endUserRoles, 'roleId'),
      },
      {
        title: $localize`Technicians with any of these roles`,
        things: roles(technicians.roleIds, technicianRoles, 'technicianRoleId'),
      },
    ];
  }

  #ofDevices({ products, groups }: RuleNames): readonly Section[] {
    const rule = this.#rule();
    const product = (id: number, detail: string): Named => ({
      id,
      name: products.get(id)?.name ?? `#${id}`,
      detail,
      link: ['/software', id],
    });
    const all = rule.products.match === 'ALL';
    const allGroups = rule.deviceGroups.match === 'ALL';
    return [
      {
        title: all ? $localize`It has all of these products` : $localize`It has any of these products`,
        things: rule.products.items.map(({ productId, versionRange }) =>
          product(productId, versionRange === null ? '' : $localize`version ${versionRange}:range:`),
        ),
      },
      {
        title: allGroups ? $localize`It is in all of these groups` : $localize`It is in any of these groups`,
        things: rule.deviceGroups.ids.map((id) => {
          const group = groups.get(id);
          const detail = group ? deviceCountText(group.deviceCount) : '';
          return { id, name: group?.name ?? `#${id}`, detail, link: ['/device-groups', id] };
        }),
      },
      ...rule.software.map(({ condition, productIds, titleIds }) => ({
        title: $localize`Its software: ${withinSentence(conditionWords[condition])}:condition:`,
        things: [
          ...productIds.map((id) => product(id, '')),
          ...(titleIds.length > 0 ? [{ id: 0, name: titleCountText(titleIds.length), detail: '', link: null }] : []),
        ],
      })),
    ];
  }
}

/** What stands above the sections. */
const intros: Readonly<Record<HolderKind, string>> = {
  DEVICE: $localize`A device in scope gets a seat when all of these are true:`,
  PERSON: $localize`People in scope get a seat by their roles:`,
  LOCATION: $localize`A location in scope gets a seat when all of these are true of one of its active devices:`,
};
