import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

import { licensesGet, licensesList } from '../../api/licenses';
import { organizationsGet } from '../../api/organizations';
import { apiResource } from '../../core/api/api-resource';
import { licenseKind } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field } from '../../ui/form';
import { holderWords } from './holder-words';
import { type Holder, findExplainable, holderDetail, readHolder } from './holders';
import { type HolderKind, holderKindOf } from './license-kinds.rules';
import { scopeText } from './scope.rules';
import { WhyAnswer } from './why-answer';
import { WhyChecks } from './why-checks';
import { whyParameter } from './why-in-address';
import { type AskedLicense, atOrganization, wrongKind } from './why-not-here.rules';

const offered = 20;

/** Where the licenses are listed that one was missed in. */
export type WhyPlace = { readonly kind: HolderKind | 'ORGANIZATION'; readonly id: number };

/** Why a license is not listed with a device, a person, a location or an organization: asks for the license. */
@Component({
  selector: 'app-why-not-here',
  imports: [DialogFrame, EntitySelect, Field, WhyAnswer, WhyChecks],
  template: `
    <app-dialog [heading]="heading()" size="medium" [submits]="false" [submit]="submit">
      @if (choosing()) {
        <app-field label="License" i18n-label>
          <app-entity-select
            [value]="license()"
            [search]="findLicenses"
            [detail]="detailOfLicense"
            [clearable]="false"
            placeholder="Search by name"
            i18n-placeholder
            (valueChange)="ask($event)"
          />
        </app-field>
      } @else {
        <div class="license">
          <div>
            <strong>{{ license()?.name ?? '…' }}</strong>
            @if (license(); as shown) {
              <p class="muted">{{ detailOfLicense(shown) }}</p>
            }
          </div>
          <button type="button" class="button button-small" (click)="choose()" i18n>Another license</button>
        </div>
      }
      @if (general(); as answer) {
        <div class="general"><app-why-checks [explanation]="answer" /></div>
      }
      @if (withinKind(); as kind) {
        <app-field [label]="words[kind].one" [hint]="withinHint()">
          <app-entity-select
            [value]="picked()"
            [search]="findWithin()"
            [detail]="detailOfHolder"
            [clearable]="false"
            [placeholder]="words[kind].search"
            (valueChange)="picked.set($event)"
          />
        </app-field>
      }
      @if (license(); as shown) {
        @if (explained(); as holder) {
          <app-why-answer [licenseId]="shown.id" [kind]="holder.kind" [holderId]="holder.id" [holder]="holder.named" />
        }
      } @else {
        <p class="muted intro" i18n>Choose a license to see, check by check, what keeps it from being listed here.</p>
      }
    </app-dialog>
  `,
  styles: `
    .intro {
      min-height: 180px;
      margin-top: var(--space-4);
    }
    .license {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 16px;
      min-height: 40px;
    }
    .general {
      margin-top: var(--space-4);
    }
    .general + app-field {
      margin-top: var(--space-4);
    }
  `,
})
export class WhyNotHere implements DialogContent {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly data = dialogData<{ readonly place: WhyPlace; readonly licenseId: number | null }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  readonly #place = this.data.place;
  protected readonly words = holderWords;
  /** Whether the license is asked for. One that the address names is only shown: a field would open its list over the answer. */
  protected readonly choosing = signal(this.data.licenseId === null);
  /** The license that an address names. */
  readonly #named = apiResource(() => (this.data.licenseId === null ? undefined : licensesGet(this.data.licenseId)));
  readonly #chosen = signal<AskedLicense | null>(null);
  protected readonly license = computed<AskedLicense | null>(
    () => this.#chosen() ?? (this.#named.hasValue() ? (this.#named.value() ?? null) : null),
  );

  readonly #holder = apiResource(() =>
    this.#place.kind === 'ORGANIZATION' ? undefined : readHolder(this.#place.kind, this.#place.id),
  );
  readonly #organization = apiResource(() =>
    this.#place.kind === 'ORGANIZATION' ? organizationsGet(this.#place.id) : undefined,
  );
  readonly #here = computed(() => {
    const holder = this.#holder.hasValue() ? this.#holder.value() : undefined;
    return holder ?? (this.#organization.hasValue() ? this.#organization.value() : undefined) ?? null;
  });
  protected readonly heading = computed(() => {
    const name = this.#here()?.name;
    return this.data.licenseId === null || name === undefined
      ? $localize`Why is this license not here?`
      : $localize`Why? ${name}:name:`;
  });

  /** What the license itself tells of this place. */
  protected readonly general = computed(() => {
    const [license, here] = [this.license(), this.#here()];
    if (!license) return null;
    if (this.#place.kind !== 'ORGANIZATION') return wrongKind(license, this.#place.kind);
    return here && atOrganization(license, here);
  });
  /** Of an organization, somebody or something of it is looked at more closely; of what kind, where the license has seats. */
  protected readonly withinKind = computed(() => {
    const license = this.license();
    const isInScope = this.general()?.matched === true;
    return this.#place.kind === 'ORGANIZATION' && license && isInScope ? holderKindOf(license.type) : null;
  });
  protected readonly withinHint = computed(
    () => $localize`Shows for one of ${this.#here()?.name ?? ''}:organization: what decides about its seat.`,
  );
  protected readonly picked = signal<Holder | null>(null);
  /** Who or what is explained. */
  protected readonly explained = computed(() => {
    if (this.#place.kind !== 'ORGANIZATION') {
      const named = this.#holder.hasValue() ? (this.#holder.value() ?? null) : null;
      return this.general() === null ? { kind: this.#place.kind, id: this.#place.id, named } : null;
    }
    const [kind, picked] = [this.withinKind(), this.picked()];
    return kind && picked ? { kind, id: picked.id, named: picked } : null;
  });

  protected readonly findLicenses = (q: string) => licensesList({ q, pageSize: offered, sort: 'name' });
  protected readonly detailOfLicense = ({ type, assignmentMode, scope }: AskedLicense): string =>
    `${licenseKind(type, assignmentMode)} · ${scopeText(scope)}`;
  protected readonly findWithin = computed(() => {
    const kind = this.withinKind() ?? 'DEVICE';
    return (q: string) => findExplainable(kind, { q, pageSize: offered, organizationId: [this.#place.id] });
  });
  protected readonly detailOfHolder = holderDetail;

  /** Asks for another license; the field takes the focus that the button had. */
  protected choose(): void {
    this.choosing.set(true);
    afterNextRender(() => this.#host.nativeElement.querySelector('input')?.focus(), { injector: this.#injector });
  }

  /** The address names the license, so that it can be sent to somebody. */
  protected ask(license: AskedLicense | null): void {
    if (!license || license.id === this.license()?.id) return;
    this.#chosen.set(license);
    this.picked.set(null);
    void this.#router.navigate([], {
      queryParams: { [whyParameter]: license.id },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
