import type { Platform } from './software.types.js';

/** One program of a device as an inventory reports it: cleaned, names up to 500, publishers 200, versions 100 characters. */
export interface ReportedInstallation {
  name: string;
  publisher: string | null;
  version: string | null;
  /** `2026-11-21` */
  installedOn: string | null;
  /** `2026-11-21` */
  lastUsedOn: string | null;
  /** Where the agent found it, such as `registry` or `deb`. */
  source: string | null;
  /** What the system itself calls it, such as a package section. */
  systemCategory: string | null;
}

/** A report in the form of the tables: nothing is absent, and no two have one identity. */
export interface WantedInstallation {
  name: string;
  publisher: string;
  version: string;
  installedOn: string | null;
  lastUsedOn: string | null;
  source: string;
  systemCategory: string;
}

/** A title in one version, as it is and stays. */
export interface KnownRelease {
  releaseId: number;
  titleId: number;
  /** See `identityOf`. */
  identity: string;
}

/** An installation that the database holds. */
export interface PresentInstallation extends KnownRelease {
  installedOn: string | null;
  lastUsedOn: string | null;
}

/** What an installation is of. */
export interface ReleaseIdentity {
  releaseId: number;
  titleId: number;
  productId: number;
}

/** An installation to be written. */
export interface DatedRelease {
  releaseId: number;
  installedOn: string | null;
  lastUsedOn: string | null;
}

/** A wanted installation together with what identifies its release. */
export interface IdentifiedInstallation extends WantedInstallation {
  identity: string;
}

/** What an inventory changes about the software of a device. */
export interface InstallationDifference {
  added: IdentifiedInstallation[];
  removed: PresentInstallation[];
  redated: DatedRelease[];
}

/** One string per title and version on a platform; cleaned texts hold no NUL. */
export function identityOf(platform: Platform, release: { name: string; publisher: string; version: string }): string {
  return `${platform}\u0000${release.name}\u0000${release.publisher}\u0000${release.version}`;
}

/** Both ISO dates: the earlier one. */
function earlier(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}

/**
 * What was reported, by what identifies it, each title and version once: architectures of one program differ in nothing
 * that we keep.
 */
export function wantedInstallations(
  platform: Platform,
  reported: readonly ReportedInstallation[],
): Map<string, WantedInstallation> {
  const byIdentity = new Map<string, WantedInstallation>();
  for (const each of reported) {
    const wanted = {
      // The database holds well-formed text only; the comparison with it must see what it will hold.
      name: each.name.toWellFormed(),
      publisher: (each.publisher ?? '').toWellFormed(),
      version: (each.version ?? '').toWellFormed(),
      installedOn: each.installedOn,
      lastUsedOn: each.lastUsedOn,
      source: (each.source ?? '').toWellFormed(),
      systemCategory: (each.systemCategory ?? '').toWellFormed(),
    };
    const identity = identityOf(platform, wanted);
    const known = byIdentity.get(identity);
    byIdentity.set(identity, known === undefined ? wanted : merged(known, wanted));
  }
  return byIdentity;
}

function merged(first: WantedInstallation, second: WantedInstallation): WantedInstallation {
  return {
    ...first,
    installedOn: earlier(first.installedOn, second.installedOn),
    lastUsedOn: later(first.lastUsedOn, second.lastUsedOn),
  };
}

/**
 * Compares what a device has with what was reported. A date that the report does not tell stays as it is known; one
 * that it tells replaces the known one.
 */
export function differenceOf(
  present: readonly PresentInstallation[],
  wanted: ReadonlyMap<string, WantedInstallation>,
): InstallationDifference {
  const unseen = new Map(present.map((each) => [each.identity, each] as const));
  const added: IdentifiedInstallation[] = [];
  const redated: DatedRelease[] = [];
  for (const [identity, each] of wanted) {
    const known = unseen.get(identity);
    if (known === undefined) {
      added.push({ ...each, identity });
      continue;
    }
    unseen.delete(identity);
    const installedOn = each.installedOn ?? known.installedOn;
    const lastUsedOn = each.lastUsedOn ?? known.lastUsedOn;
    if (installedOn !== known.installedOn || lastUsedOn !== known.lastUsedOn) {
      redated.push({ releaseId: known.releaseId, installedOn, lastUsedOn });
    }
  }
  return { added, removed: [...unseen.values()], redated };
}

/** What a difference means for products and titles; every list ascends. */
export interface DifferenceEffects {
  /** Had on the device now, and not before. */
  gainedProductIds: number[];
  /** Had on the device before, and not now. */
  lostProductIds: number[];
  gainedTitleIds: number[];
  lostTitleIds: number[];
  /** With any release added or removed. */
  changedProductIds: number[];
  changedTitleIds: number[];
}

/** Works out the effects of adding and removing releases on a device that has `present`. */
export function effectsOf(
  present: readonly ReleaseIdentity[],
  removed: readonly ReleaseIdentity[],
  added: readonly ReleaseIdentity[],
): DifferenceEffects {
  const gone = new Set(removed.map((each) => each.releaseId));
  const after = [...present.filter((each) => !gone.has(each.releaseId)), ...added];
  const changed = [...removed, ...added];
  const products = gainedAndLost(changed, present, after, (each) => each.productId);
  const titles = gainedAndLost(changed, present, after, (each) => each.titleId);
  return {
    gainedProductIds: products.gained,
    lostProductIds: products.lost,
    gainedTitleIds: titles.gained,
    lostTitleIds: titles.lost,
    changedProductIds: products.changed,
    changedTitleIds: titles.changed,
  };
}

function gainedAndLost(
  moved: readonly ReleaseIdentity[],
  before: readonly ReleaseIdentity[],
  after: readonly ReleaseIdentity[],
  idOf: (release: ReleaseIdentity) => number,
): { changed: number[]; gained: number[]; lost: number[] } {
  const had = new Set(before.map(idOf));
  const has = new Set(after.map(idOf));
  const changed = [...new Set(moved.map(idOf))].sort((a, b) => a - b);
  return {
    changed,
    gained: changed.filter((id) => has.has(id) && !had.has(id)),
    lost: changed.filter((id) => had.has(id) && !has.has(id)),
  };
}
