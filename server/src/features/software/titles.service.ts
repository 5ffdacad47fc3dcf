import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { invalidField, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import type { NormalizedTitle } from './normalization/normalizer.rules.js';
import { ProductKeysService } from './product-keys.service.js';
import { auditedProduct, auditedTitle } from './software.audit.js';
import { productNameTaken, productUnknown } from './software.errors.js';
import { known } from './software.dto.js';
import { SoftwareRepository } from './software.repository.js';
import { SoftwareVisibility } from './software.visibility.js';
import { type MappedTitle, TitleMappingRepository } from './title-mapping.repository.js';
import { TitleMappingService } from './title-mapping.service.js';
import { keyOfNamedProduct, TitleNormalizer } from './title-normalizer.service.js';
import { TitleReplay } from './title-replay.service.js';
import { rawTitleOf } from './title-replay.rules.js';
import type {
  MapTitleRequest,
  NormalizedAnswerResponse,
  NormalizeRequest,
  NormalizeResponse,
  TitleDetailResponse,
  TitleListQuery,
  TitleResponse,
} from './titles.dto.js';
import { TitlesRepository } from './titles.repository.js';
import { explanationOf, titleVersionOf } from './titles.rules.js';

/** Raw titles: what they stand for, and why. */
@Injectable()
export class TitlesService {
  constructor(
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly visibility: SoftwareVisibility,
    private readonly reconciliation: ReconciliationService,
    private readonly titles: TitlesRepository,
    private readonly products: SoftwareRepository,
    private readonly mapped: TitleMappingRepository,
    private readonly mapping: TitleMappingService,
    private readonly productKeys: ProductKeysService,
    private readonly normalizer: TitleNormalizer,
    private readonly replay: TitleReplay,
  ) {}

  list(actor: Actor, query: Unpaged<TitleListQuery>): RowList<TitleResponse> {
    return this.titles.list(this.visibility.of(actor), query);
  }

  /** The titles of one product. @throws AppError 404. */
  async ofProduct(actor: Actor, productId: number, query: Unpaged<TitleListQuery>): Promise<RowList<TitleResponse>> {
    const visible = this.visibility.of(actor);
    if (!(await this.products.exists(visible.products, productId))) throw notFound('product');
    return this.titles.list(visible, { ...query, productId: [productId] });
  }

  /** A title with the explanation of what it stands for. @throws AppError 404. */
  async get(actor: Actor, id: number): Promise<TitleDetailResponse> {
    const title = await this.titles.find(this.visibility.of(actor), id);
    const reported = await this.mapped.find(id);
    if (title === null || reported === null) throw notFound('title');
    const normalize = await this.normalizer.current();
    const answer = normalize(rawTitleOf(reported));
    const steps = explanationOf(answer, title.matchedBy, title.product);
    return { ...title, answer: toAnswer(answer), steps };
  }

  /**
   * Maps a title by hand: to a product, or to a new one. The mapping stays, whatever rules are made later.
   * @throws AppError 404, 412, 422 `product.unknown`, 409 `product.name-taken` where the new product is there already.
   */
  async map(actor: Actor, id: number, request: MapTitleRequest, version: number | null): Promise<TitleDetailResponse> {
    if ((request.productId === undefined) === (request.name === undefined)) {
      throw invalidField('productId', 'product.one-of', 'Give the id of a product, or the name of a new one.');
    }
    await this.reconciliation.changeRules(async () => {
      const title = await this.hold(actor, id, version);
      const before = await this.titles.find(this.visibility.of(actor), id);
      const toProductId =
        request.productId === undefined
          ? await this.makeProduct(actor, title, request.name ?? '', request)
          : await this.knownProduct(actor, request.productId);
      const { productId: fromProductId } = title;
      const move = { titleId: id, fromProductId, toProductId, matchedBy: 'MANUAL' as const, matchedById: '' };
      const affected = await this.mapping.move([move]);
      await this.record(actor, 'mapped', before);
      return { result: undefined, affected };
    });
    return this.get(actor, id);
  }

  /** Leaves a title to the normalizer again. @throws AppError 404, 412. */
  async unmap(actor: Actor, id: number, version: number | null): Promise<TitleDetailResponse> {
    await this.reconciliation.changeRules(async () => {
      const title = await this.hold(actor, id, version);
      const before = await this.titles.find(this.visibility.of(actor), id);
      const replayed = await this.replay.answersAbout([title], await this.normalizer.current());
      const affected = await this.replay.apply(replayed);
      await this.record(actor, 'unmapped', before);
      return { result: undefined, affected };
    });
    return this.get(actor, id);
  }

  /** What titles would stand for. Stores nothing. */
  async normalize(actor: Actor, request: NormalizeRequest): Promise<NormalizeResponse> {
    const normalize = await this.normalizer.current();
    const answers = request.titles.map((title) => {
      const { name, publisher = null, platform = null, source = null, systemCategory = null } = title;
      return { name, publisher, answer: normalize({ name, publisher, platform, source, systemCategory }) };
    });
    const keys = [...new Set(answers.map((each) => each.answer.productKey))];
    const named = await this.titles.namedByKeys(this.visibility.of(actor).products, keys);
    const byKey = new Map(named.map((each) => [each.key, each]));
    const items = answers.map(({ name, publisher, answer }) => {
      const stored = byKey.get(answer.productKey);
      const product =
        stored !== undefined && (stored.settled || !answer.reviewed)
          ? stored
          : { ...answer.product, kind: answer.kind };
      return {
        name,
        publisher,
        ...toAnswer(answer),
        product: { name: product.name, publisher: product.publisher },
        kind: product.kind,
        steps: explanationOf(answer, answer.matchedBy.type, product),
      };
    });
    return { items };
  }

  private async record(actor: Actor, what: string, before: TitleResponse | null): Promise<void> {
    const after = before && (await this.titles.find(this.visibility.of(actor), before.id));
    await this.audit.recordFate(actor, auditedTitle, { what, before, after });
  }

  private async hold(actor: Actor, id: number, version: number | null): Promise<MappedTitle> {
    const title = await this.mapped.hold(this.visibility.of(actor).titles, id);
    if (title === null) throw notFound('title');
    this.authorization.demand(actor, 'update', 'Title', {});
    assertVersion(titleVersionOf(title.productId, title.matchedBy, title.matchedById), version);
    return title;
  }

  private async knownProduct(actor: Actor, productId: number): Promise<number> {
    const held = await this.products.hold(this.visibility.of(actor).products, productId);
    if (held === null) throw productUnknown('productId');
    return held.id;
  }

  private async makeProduct(actor: Actor, title: MappedTitle, name: string, request: MapTitleRequest): Promise<number> {
    this.authorization.demand(actor, 'create', 'Product', {});
    const publisherName = request.publisher ?? '';
    const key = keyOfNamedProduct(name, publisherName);
    const present = (await this.productKeys.find([key])).get(key);
    if (present !== undefined) {
      const seen = await this.products.exists(this.visibility.of(actor).products, present);
      throw productNameTaken(name, seen ? present : null);
    }
    const kind = request.kind ?? (await this.products.kindOf(title.productId));
    const id = await this.products.insert({ name, publisherName, kind, reviewed: true, key });
    const after = { id, name, publisher: known(publisherName), kind, reviewed: true };
    await this.audit.recordFate(actor, auditedProduct, { what: 'created', before: null, after });
    return id;
  }
}

function toAnswer(answer: NormalizedTitle): NormalizedAnswerResponse {
  const { product, kind, matchedBy } = answer;
  return { product, kind, matchedBy: matchedBy.type, matchedById: matchedBy.id };
}
