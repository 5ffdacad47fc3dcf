import { Component, computed, inject, model, signal } from '@angular/core';

import type { PermissionGrant } from '../../api/model';
import { Session } from '../../core/session/session';
import { ValueControl } from '../../ui/form/value-control';
import { Icon } from '../../ui/icon/icon';
import { LevelChoice } from './level-choice';
import {
  type OwnPermissions,
  type Place,
  areasIn,
  coversAll,
  differingOrganizations,
  levelIn,
  mayChoose,
  withLevel,
  withLevelEverywhere,
  withoutOrganization,
} from './permission-matrix.rules';
import { type Area, type Level, areaGroups, areaWords } from './permission-words';
import { PermissionPlaces } from './permission-places';

let lastId = 0;

/**
 * Permissions as a matrix of areas and levels, by default and for organizations that differ. Levels beyond one's own
 * cannot be chosen.
 *
 * @example
 * ```html
 * <app-permission-matrix formControlName="permissions" />
 * ```
 */
@Component({
  selector: 'app-permission-matrix',
  imports: [Icon, LevelChoice, PermissionPlaces],
  templateUrl: './permission-matrix.html',
  styleUrl: './permission-matrix.scss',
})
export class PermissionMatrix extends ValueControl<readonly PermissionGrant[]> {
  readonly #session = inject(Session);

  override readonly value = model<readonly PermissionGrant[]>([]);

  readonly #own = computed<OwnPermissions>(
    () => this.#session.actor() ?? { systemAdministrator: false, permissions: [] },
  );
  /** As the form gave it, before anybody chose. */
  readonly #given = signal<readonly PermissionGrant[]>([]);
  /** Organizations that were added and do not differ yet. */
  readonly #added = signal<readonly number[]>([]);
  protected readonly place = signal<Place>(null);

  protected readonly id = `permission-matrix-${(lastId += 1)}`;
  protected readonly words = areaWords;
  /** Nobody takes what they could not give either. */
  protected readonly beyond = computed(() => !coversAll(this.#own(), this.#given()));
  protected readonly fixed = computed(() => this.disabled() || this.beyond());
  protected readonly limited = computed(() => !this.#own().systemAdministrator && !this.beyond());
  /** The one whose levels are shown, which stays in reach also while none of them differs. */
  readonly #editedOrganization = computed<readonly number[]>(() => {
    const place = this.place();
    return place === null ? [] : [place];
  });
  protected readonly organizations = computed(() => [
    ...new Set([...differingOrganizations(this.value()), ...this.#added(), ...this.#editedOrganization()]),
  ]);
  protected readonly groups = computed(() => {
    const shown = areasIn(this.value(), this.place());
    return areaGroups
      .map((group) => ({ ...group, areas: group.areas.filter(shown) }))
      .filter(({ areas }) => areas.length > 0);
  });
  /** The level that every shown area has, `null` where all follow the default; `undefined` where they differ. */
  protected readonly common = computed<Level | null | undefined>(() => {
    const levels = new Set(this.groups().flatMap(({ areas }) => areas.map((area) => this.level(area))));
    const [only] = levels;
    return levels.size === 1 ? only : undefined;
  });

  protected readonly mayForAll = (level: Level | null): boolean => {
    if (this.fixed()) return false;
    const areas = this.groups().flatMap((group) => group.areas);
    return areas.some((area) => mayChoose(this.#own(), this.value(), area, this.place(), level));
  };
  protected readonly mayRemove = (id: number): boolean => coversAll(this.#own(), withoutOrganization(this.value(), id));

  /** One function an area, the same as long as nothing it looks at changes. */
  readonly #mayByArea = computed(() => {
    const [own, grants, place, fixed] = [this.#own(), this.value(), this.place(), this.fixed()];
    return (area: Area) => (level: Level | null) => !fixed && mayChoose(own, grants, area, place, level);
  });
  protected readonly may = computed(() => {
    const mayIn = this.#mayByArea();
    return new Map(areaGroups.flatMap(({ areas }) => areas.map((area) => [area, mayIn(area)] as const)));
  });

  protected mayIn(area: Area): (level: Level | null) => boolean {
    return this.may().get(area) ?? (() => false);
  }

  protected level(area: Area): Level | null {
    return levelIn(this.value(), area, this.place());
  }

  protected following(area: Area): Level | null {
    return this.place() === null ? null : levelIn(this.value(), area, null);
  }

  protected set(area: Area, level: Level | null): void {
    this.#write(withLevel(this.value(), area, this.place(), level));
  }

  protected setAll(level: Level | null): void {
    this.#write(withLevelEverywhere(this.#own(), this.value(), this.place(), level));
  }

  protected add(id: number): void {
    this.#added.update((ids) => [...ids, id]);
    this.place.set(id);
  }

  protected remove(id: number): void {
    this.#added.update((ids) => ids.filter((each) => each !== id));
    if (this.place() === id) this.place.set(null);
    this.#write(withoutOrganization(this.value(), id));
  }

  protected override written(value: readonly PermissionGrant[]): void {
    this.#given.set(value);
    this.#added.set([]);
    this.place.set(null);
  }

  #write(grants: readonly PermissionGrant[]): void {
    this.choose(grants);
    this.left();
  }
}
