import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/changes.js';
import { InstallationsRepository, type KnownTitle, type NewTitle } from './installations.repository.js';
import {
  type DatedRelease,
  differenceOf,
  type DifferenceEffects,
  effectsOf,
  type IdentifiedInstallation,
  type KnownRelease,
  type PresentInstallation,
  type ReportedInstallation,
  type WantedInstallation,
  wantedInstallations,
} from './installations.rules.js';
import { KnownReleases } from './known-releases.js';
import { ProductCountsService } from './product-counts.service.js';
import { ProductKeysService } from './product-keys.service.js';
import { TitleNormalizer } from './title-normalizer.service.js';
import type { Platform } from './software.types.js';

/** What replacing the software of a device came to. */
export interface InstallationsReplaced {
  /** Releases that the device has now and had not before. */
  added: number;
  removed: number;
  /** Products that the device gained, lost, or has in another version now. */
  changedProductIds: number[];
  changedTitleIds: number[];
}

/** A wanted installation together with what it is of. */
interface Resolved extends KnownRelease, DatedRelease {}

/** Keeps what is installed on devices. */
@Injectable()
export class InstallationsService {
  constructor(
    private readonly installations: InstallationsRepository,
    private readonly releases: KnownReleases,
    private readonly productKeys: ProductKeysService,
    private readonly normalizer: TitleNormalizer,
    private readonly counts: ProductCountsService,
    private readonly changes: Changes,
  ) {}

  /**
   * Replaces the software of a device by what was reported; writes only the difference. Runs inside `changeFacts`, with
   * the device row locked. The number of statements does not depend on how much was reported: one when nothing is new,
   * three when everything is known, about ten when nothing is.
   *
   * @param device `active` tells whether it counts: a decommissioned device is kept up to date and counted nowhere
   * @param reported cleaned texts within the lengths of {@link ReportedInstallation}; one title in one version may be
   * there twice. What is not in it is uninstalled.
   * @param at when the inventory was taken
   */
  async replace(
    device: { id: number; organizationId: number; active: boolean },
    platform: Platform,
    reported: readonly ReportedInstallation[],
    at: Date,
  ): Promise<InstallationsReplaced> {
    const present = await this.presentOn(device.id);
    const { added, removed, redated } = differenceOf(present, wantedInstallations(platform, reported));
    if (added.length === 0 && removed.length === 0 && redated.length === 0) {
      return { added: 0, removed: 0, changedProductIds: [], changedTitleIds: [] };
    }
    let installed = await this.resolve(platform, added);
    let effects = await this.effectsOf(present, removed, installed);
    if (effects === null) {
      // Somebody has removed them from the database by hand.
      this.releases.forget(installed);
      installed = await this.resolve(platform, added);
      effects = await this.effectsOf(present, removed, installed);
      if (effects === null) throw new Error('Titles that were just looked up are not there.');
    }
    const removedReleaseIds = removed.map((each) => each.releaseId);
    await this.installations.write({ deviceId: device.id, at, removedReleaseIds, added: installed, redated });
    if (device.active) await this.count(device.organizationId, effects);
    return {
      added: installed.length,
      removed: removed.length,
      changedProductIds: effects.changedProductIds,
      changedTitleIds: effects.changedTitleIds,
    };
  }

  private async presentOn(deviceId: number): Promise<PresentInstallation[]> {
    const installations = await this.installations.presentOn(deviceId);
    const releases = await this.releases.withIds(installations.map((each) => each.releaseId));
    return installations.map((each) => {
      const release = releases.get(each.releaseId);
      if (release === undefined) throw new Error(`There is no release ${each.releaseId}.`);
      return { ...release, installedOn: each.installedOn, lastUsedOn: each.lastUsedOn };
    });
  }

  /** What stands for another product than anything that changed has no part in it. Null: something to be installed is not there. */
  private async effectsOf(
    present: readonly KnownRelease[],
    removed: readonly KnownRelease[],
    installed: readonly KnownRelease[],
  ): Promise<DifferenceEffects | null> {
    const titlesOf = (releases: readonly KnownRelease[]) => releases.map((each) => each.titleId);
    const changed = titlesOf([...removed, ...installed]);
    if (changed.length === 0) return effectsOf([], [], []);
    const products = await this.installations.productsInCommon([...titlesOf(present), ...titlesOf(installed)], changed);
    if (installed.some(({ titleId }) => !products.has(titleId))) return null;
    const concerned = (releases: readonly KnownRelease[]) =>
      releases.flatMap(({ releaseId, titleId }) => {
        const productId = products.get(titleId);
        return productId === undefined ? [] : [{ releaseId, titleId, productId }];
      });
    return effectsOf(concerned(present), concerned(removed), concerned(installed));
  }

  private async count(organizationId: number, effects: DifferenceEffects): Promise<void> {
    const ids = [...effects.gainedProductIds, ...effects.lostProductIds];
    if (ids.length === 0 && effects.gainedTitleIds.length === 0 && effects.lostTitleIds.length === 0) return;
    this.counts.installationsChanged(organizationId, effects);
    await this.changes.publish({
      topic: 'software',
      subject: 'Installation',
      ids,
      organizationIds: [organizationId],
    });
  }

  /** The releases of what was reported, made where they are new. */
  private async resolve(platform: Platform, wanted: readonly IdentifiedInstallation[]): Promise<Resolved[]> {
    const found = new Map<string, KnownRelease>();
    const unknown: IdentifiedInstallation[] = [];
    for (const each of wanted) {
      const release = this.releases.identified(each.identity);
      if (release === null) unknown.push(each);
      else found.set(each.identity, release);
    }
    const resolved = await this.findOrMake(platform, unknown);
    this.releases.remember(resolved);
    for (const release of resolved) found.set(release.identity, release);
    return wanted.map(({ name, identity, installedOn, lastUsedOn }) => {
      const release = found.get(identity);
      if (release === undefined) throw new Error(`No release was found for the title ${name}.`);
      return { ...release, installedOn, lastUsedOn };
    });
  }

  private async findOrMake(platform: Platform, wanted: readonly IdentifiedInstallation[]): Promise<KnownRelease[]> {
    if (wanted.length === 0) return [];
    let known = await this.installations.known(platform, wanted);
    const untitled = wanted.filter((_, index) => known[index]?.titleId === null);
    if (untitled.length > 0) {
      await this.makeTitles(platform, untitled);
      known = await this.installations.known(platform, wanted);
    }
    const unreleased = wanted.flatMap(({ version }, index) => {
      const { titleId = null, releaseId = null } = known[index] ?? {};
      return titleId !== null && releaseId === null ? [{ titleId, version }] : [];
    });
    if (unreleased.length > 0) {
      await this.installations.insertReleases(unreleased);
      known = await this.installations.known(platform, wanted);
    }
    return wanted.map((each, index) => releaseOf(each, known[index]));
  }

  private async makeTitles(platform: Platform, wanted: readonly WantedInstallation[]): Promise<void> {
    const normalize = await this.normalizer.current();
    const titles = distinctTitles(wanted).map((title) => ({
      title,
      answer: normalize({
        name: title.name,
        publisher: title.publisher === '' ? null : title.publisher,
        platform,
        source: title.source === '' ? null : title.source,
        systemCategory: title.systemCategory === '' ? null : title.systemCategory,
      }),
    }));
    const productIds = await this.productKeys.resolve(titles.map((each) => each.answer));
    const made = titles.map(({ title, answer }): NewTitle => {
      const productId = productIds.get(answer.productKey);
      if (productId === undefined) throw new Error(`No product was made for the key ${answer.productKey}.`);
      const { name, publisher, source, systemCategory } = title;
      const { type, id } = answer.matchedBy;
      return { name, publisher, source, systemCategory, productId, matchedBy: type, matchedById: id };
    });
    await this.installations.insertTitles(platform, made);
  }
}

/** One per title, whatever versions of it there are. */
function distinctTitles(wanted: readonly WantedInstallation[]): WantedInstallation[] {
  return [...new Map(wanted.map((each) => [`${each.name}\u0000${each.publisher}`, each])).values()];
}

function releaseOf({ name, identity }: IdentifiedInstallation, known: KnownTitle | undefined): KnownRelease {
  const { titleId = null, releaseId = null } = known ?? {};
  if (titleId === null || releaseId === null) throw new Error(`No release was made for the title ${name}.`);
  return { releaseId, titleId, identity };
}
