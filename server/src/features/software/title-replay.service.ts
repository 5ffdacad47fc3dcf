import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NormalizedTitle } from './normalization/normalizer.rules.js';
import { ProductKeysService } from './product-keys.service.js';
import { type MappedTitle, TitleMappingRepository, type TitleMove } from './title-mapping.repository.js';
import { type TitlesMoved, TitleMappingService } from './title-mapping.service.js';
import type { Normalize } from './title-normalizer.service.js';
import { rawTitleOf } from './title-replay.rules.js';

/** How many titles are read at once, and how many are normalized before others get their turn. */
const readAtOnce = 2_000;
const normalizedAtOnce = 200;

/** A title together with what the normalizer makes of it. */
export interface ReplayedTitle {
  title: MappedTitle;
  answer: NormalizedTitle;
}

/** Asks the normalizer again about titles that are known already. */
@Injectable()
export class TitleReplay {
  constructor(
    private readonly titles: TitleMappingRepository,
    private readonly productKeys: ProductKeysService,
    private readonly mapping: TitleMappingService,
  ) {}

  /** The answers about those titles that `concerned` picks, among all that nobody mapped by hand. */
  async answers(normalize: Normalize, concerned: (title: MappedTitle) => boolean): Promise<ReplayedTitle[]> {
    const found: ReplayedTitle[] = [];
    for (let after = 0; ;) {
      const titles = await this.titles.normalizedAfter(after, readAtOnce);
      found.push(...(await this.answersAbout(titles.filter(concerned), normalize)));
      const last = titles.at(-1);
      if (last === undefined) return found;
      after = last.id;
    }
  }

  /** The answers about the next titles by id, and the last of those ids; null when there are no more. */
  async answersAfter(
    titleId: number,
    normalize: Normalize,
  ): Promise<{ replayed: ReplayedTitle[]; last: number | null }> {
    const titles = await this.titles.normalizedAfter(titleId, readAtOnce);
    return { replayed: await this.answersAbout(titles, normalize), last: titles.at(-1)?.id ?? null };
  }

  /** The answers about some titles. Gives way to others now and then: normalizing is work for the processor. */
  async answersAbout(titles: readonly MappedTitle[], normalize: Normalize): Promise<ReplayedTitle[]> {
    const found: ReplayedTitle[] = [];
    for (let start = 0; start < titles.length; start += normalizedAtOnce) {
      const part = titles.slice(start, start + normalizedAtOnce);
      found.push(...part.map((title) => ({ title, answer: normalize(rawTitleOf(title)) })));
      await setImmediate();
    }
    return found;
  }

  /** Those whose title stands for another product than the answer says. Writes nothing. */
  async moving(replayed: readonly ReplayedTitle[]): Promise<ReplayedTitle[]> {
    const productIds = await this.productKeys.find(replayed.map((each) => each.answer.productKey));
    return replayed.filter(({ title, answer }) => productIds.get(answer.productKey) !== title.productId);
  }

  /** Makes titles stand for what the answers say. Runs inside `changeRules`. */
  async apply(replayed: readonly ReplayedTitle[]): Promise<TitlesMoved> {
    const moving = new Set(await this.moving(replayed));
    const differing = replayed.filter((each) => moving.has(each) || !isMatchedAs(each));
    const productIds = await this.productKeys.resolve(differing.map((each) => each.answer));
    return this.mapping.move(
      differing.map(({ title, answer }): TitleMove => {
        const toProductId = productIds.get(answer.productKey);
        if (toProductId === undefined) throw new Error(`No product was made for the key ${answer.productKey}.`);
        const { type, id } = answer.matchedBy;
        return {
          titleId: title.id,
          fromProductId: title.productId,
          toProductId,
          matchedBy: type,
          matchedById: id,
        };
      }),
    );
  }
}

/** True when the title stands for its product for the very reason that the answer gives. */
function isMatchedAs({ title, answer }: ReplayedTitle): boolean {
  return title.matchedBy === answer.matchedBy.type && title.matchedById === answer.matchedBy.id;
}
