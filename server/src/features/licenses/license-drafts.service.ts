import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { type FieldError, invalidFields } from '../../platform/http/app-error.js';
import { draftErrors, type LicenseDraft, referencesOf, softwareNamedAnew } from './license-draft.rules.js';
import { referenceError } from './licenses.errors.js';
import { LicensesRepository } from './licenses.repository.js';
import type { LicenseReferences } from './licenses.types.js';

/** A draft that was checked, with the organizations of its locations. */
export interface CheckedDraft extends LicenseDraft {
  locations: { id: number; organizationId: number }[];
}

/** Checks drafts of licenses against the rules and against what exists. */
@Injectable()
export class LicenseDrafts {
  constructor(
    private readonly authorization: Authorization,
    private readonly licenses: LicensesRepository,
  ) {}

  /**
   * An organization whose licenses the actor may not see is as good as none, and so are its locations.
   * @throws AppError 422 with every field that is wrong.
   */
  async check(actor: Actor, draft: LicenseDraft): Promise<CheckedDraft> {
    const [checked] = await this.checkAll(actor, [draft]);
    if (checked === undefined) throw new Error('A draft was not checked.');
    return checked;
  }

  /** Like `check` for each, with one look at what exists. @throws AppError for the first draft that is wrong. */
  async checkAll(actor: Actor, drafts: readonly LicenseDraft[]): Promise<CheckedDraft[]> {
    const seesIn = (organizationId: number) =>
      this.authorization.allows(actor, 'read', 'License', { global: false, organizationIds: [organizationId] });
    const seen = (await this.licenses.locationsOf(unique(drafts.flatMap((draft) => draft.locationIds)))).filter(
      (location) => seesIn(location.organizationId),
    );
    const found = await this.licenses.existing(allOf(drafts.map((draft) => referencesOf(draft))));
    const hidden = await this.hiddenSoftware(actor, drafts.map(softwareNamedAnew));
    const existing = {
      ...found,
      productIds: found.productIds.filter((id) => !hidden.products.has(id)),
      titleIds: found.titleIds.filter((id) => !hidden.titles.has(id)),
    };
    return drafts.map((draft) => {
      const locations = seen.filter((location) => draft.locationIds.includes(location.id));
      const errors = [
        ...draftErrors(draft),
        ...unknownReferences(draft, existing, locations, seesIn),
        ...foreignLocations(draft, locations),
      ];
      if (errors.length > 0) throw invalidFields(errors);
      return { ...draft, locations };
    });
  }

  /**
   * Software that somebody may not name: what a rule says of it, such as whom it would give a seat and why, would tell
   * them what is installed in organizations that they do not see. Whoever sees licenses everywhere learns nothing so.
   */
  private async hiddenSoftware(
    actor: Actor,
    named: readonly Pick<LicenseReferences, 'productIds' | 'titleIds'>[],
  ): Promise<{ products: Set<number>; titles: Set<number> }> {
    const [products, titles] = [named.flatMap((each) => each.productIds), named.flatMap((each) => each.titleIds)];
    if (this.authorization.allowsEvery(actor, 'read', 'Assignment')) return { products: new Set(), titles: new Set() };
    const seenProducts = await this.licenses.productsAmong(
      products,
      this.authorization.visibleTo(actor, 'Product', 'x'),
    );
    const seenTitles = await this.licenses.titlesAmong(titles, this.authorization.visibleTo(actor, 'Title', 'x'));
    return {
      products: new Set(products).difference(new Set(seenProducts)),
      titles: new Set(titles).difference(new Set(seenTitles)),
    };
  }
}

/** What several drafts name, each thing once. */
function allOf(references: readonly LicenseReferences[]): LicenseReferences {
  const every = (key: keyof LicenseReferences) => unique(references.flatMap((each) => each[key]));
  return {
    publisherIds: every('publisherIds'),
    vendorIds: every('vendorIds'),
    organizationIds: every('organizationIds'),
    locationIds: every('locationIds'),
    productIds: every('productIds'),
    titleIds: every('titleIds'),
    deviceGroupIds: every('deviceGroupIds'),
    endUserRoleIds: every('endUserRoleIds'),
    technicianRoleIds: every('technicianRoleIds'),
    channelIds: every('channelIds'),
  };
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}

function unknownReferences(
  draft: LicenseDraft,
  existing: Omit<LicenseReferences, 'locationIds'>,
  locations: readonly { id: number }[],
  seesIn: (organizationId: number) => boolean,
): FieldError[] {
  const named = referencesOf(draft);
  const check = (field: string, what: string, ids: readonly number[], found: readonly number[]) =>
    ids.some((id) => !found.includes(id)) ? [referenceError(field, what)] : [];
  return [
    ...check('publisherId', 'publisher', named.publisherIds, existing.publisherIds),
    ...check('vendorId', 'vendor', named.vendorIds, existing.vendorIds),
    ...check('scope.organizationIds', 'organization', named.organizationIds, existing.organizationIds.filter(seesIn)),
    ...check(
      'scope.locationIds',
      'location',
      named.locationIds,
      locations.map((location) => location.id),
    ),
    ...check('assignmentRule.products', 'product', named.productIds, existing.productIds),
    ...check('assignmentRule.software', 'title', named.titleIds, existing.titleIds),
    ...check('assignmentRule.deviceGroups', 'device group', named.deviceGroupIds, existing.deviceGroupIds),
    ...check('assignmentRule.endUsers', 'end-user role', named.endUserRoleIds, existing.endUserRoleIds),
    ...check('assignmentRule.technicians', 'technician role', named.technicianRoleIds, existing.technicianRoleIds),
    ...check('notifications.webhookIds', 'notification channel', named.channelIds, existing.channelIds),
  ];
}

function foreignLocations(draft: LicenseDraft, locations: readonly { organizationId: number }[]): FieldError[] {
  const foreign = locations.some((location) => !draft.organizationIds.includes(location.organizationId));
  if (!foreign) return [];
  const message = 'A location belongs to an organization that is not in the scope.';
  return [{ field: 'scope.locationIds', code: 'scope.location-foreign', message }];
}
