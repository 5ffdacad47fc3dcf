import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../platform/database/database.js';
import { InstallationsRepository } from './installations.repository.js';
import type { KnownRelease } from './installations.rules.js';

/** Of a fleet few releases are on most devices: so many are at hand, in about 20 MB. */
const mostAtHand = 50_000;

/**
 * Releases by their ids and by what identifies them, as far as this process has met them. Neither ever changes, and
 * Seatwise removes no release, so what is at hand stays true; which product a title stands for can change, and is not kept
 * here.
 */
@Injectable()
export class KnownReleases {
  private readonly byId = new LRUCache<number, KnownRelease>({ max: mostAtHand });
  private readonly byIdentity = new LRUCache<string, KnownRelease>({ max: mostAtHand });

  constructor(
    private readonly database: Database,
    private readonly installations: InstallationsRepository,
  ) {}

  /** The release of an identity, see `identityOf`; null: it is not at hand, be there one or not. */
  identified(identity: string): KnownRelease | null {
    return this.byIdentity.get(identity) ?? null;
  }

  /** Releases that exist, by their ids. What is not at hand is read in one statement. */
  async withIds(ids: readonly number[]): Promise<Map<number, KnownRelease>> {
    const found = new Map<number, KnownRelease>();
    const missing: number[] = [];
    for (const id of ids) {
      const release = this.byId.get(id);
      if (release === undefined) missing.push(id);
      else found.set(id, release);
    }
    if (missing.length === 0) return found;
    const read = await this.installations.releasesOf(missing);
    for (const release of read) found.set(release.releaseId, release);
    this.remember(read);
    return found;
  }

  /** Has releases at hand from the commit on: what the open transaction made may yet be undone. */
  remember(releases: readonly KnownRelease[]): void {
    this.database.afterCommit(() => {
      for (const release of releases) {
        this.byId.set(release.releaseId, release);
        this.byIdentity.set(release.identity, release);
      }
    });
  }

  /** Looks them up anew when they are asked for the next time. */
  forget(releases: readonly KnownRelease[]): void {
    for (const release of releases) {
      this.byId.delete(release.releaseId);
      this.byIdentity.delete(release.identity);
    }
  }
}
