import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { LicenseResponse } from '../../api/model';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { conditionWords, isEmptyRule, namedIn, readRule } from './assignment-rule.rules';
import { deviceCountText, titleCountText } from './counts.rules';
import { LicenseStarts } from './license-starts';

/** One thing that a rule names. */
interface Named {
  readonly id: number;
  readonly name: string;
  readonly detail: string;
  /** `null` for what has no page. */
  readonly link: readonly unknown[] | null;
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
      <p i18n>
        The rule asks for nothing, so this license gives no seats. Add products, groups or software conditions to it.
      </p>
    } @else {
      <p i18n>A device in scope gets a seat when all of these are true:</p>
      <ul>
        @for (section of sections(); track $index) {
          <li>
            <h3>{{ section.title }}</h3>
            <ul>
              @for (thing of section.things; track thing.id) {
                <li>
                  @if (thing.link; as link) {
                    <a [routerLink]="link">{{ thing.name }}</a>
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

  protected readonly sections = computed<readonly Section[]>(() => {
    const rule = this.#rule();
    if (!this.#names.hasValue()) return [];
    const { products, groups } = this.#names.value();
    const product = (id: number, detail: string): Named => ({
      id,
      name: products.get(id)?.name ?? `#${id}`,
      detail,
      link: ['/software', id],
    });
    const all = rule.products.match === 'ALL';
    const allGroups = rule.deviceGroups.match === 'ALL';
    const sections: Section[] = [
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
        title: $localize`Its software: ${conditionWords[condition].toLocaleLowerCase()}:condition:`,
        things: [
          ...productIds.map((id) => product(id, '')),
          ...(titleIds.length > 0 ? [{ id: 0, name: titleCountText(titleIds.length), detail: '', link: null }] : []),
        ],
      })),
    ];
    return sections.filter(({ things }) => things.length > 0);
  });
}
