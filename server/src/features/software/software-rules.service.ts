import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { ReconciliationService, type RulesChange } from '../reconciliation/reconciliation.service.js';
import type { TechnicianRule } from './normalization/normalizer.types.js';
import { ProductKeysService } from './product-keys.service.js';
import { auditedRule } from './software.audit.js';
import { ruleMatchesEverything } from './software.errors.js';
import { SoftwareVisibility } from './software.visibility.js';
import type {
  CreateSoftwareRuleRequest,
  PreviewSoftwareRuleRequest,
  SoftwareRuleFields,
  SoftwareRuleListQuery,
  SoftwareRulePreviewResponse,
  SoftwareRuleResponse,
  UpdateSoftwareRuleRequest,
} from './software-rules.dto.js';
import { SoftwareRulesRepository } from './software-rules.repository.js';
import { fieldsOf, matchesEverything, ruleOf, withRule } from './software-rules.rules.js';
import { TitleMappingService } from './title-mapping.service.js';
import { TitleNormalizer } from './title-normalizer.service.js';
import { concernedBy, matchedByIdOf } from './title-replay.rules.js';
import { type ReplayedTitle, TitleReplay } from './title-replay.service.js';
import { TitlesRepository } from './titles.repository.js';

/** How many titles a preview shows. */
const sampleSize = 20;

/** The technicians' own rules on what titles are. A change of one replays over all titles that it concerns. */
@Injectable()
export class SoftwareRulesService {
  constructor(
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly visibility: SoftwareVisibility,
    private readonly reconciliation: ReconciliationService,
    private readonly rules: SoftwareRulesRepository,
    private readonly titles: TitlesRepository,
    private readonly normalizer: TitleNormalizer,
    private readonly productKeys: ProductKeysService,
    private readonly mapping: TitleMappingService,
    private readonly replay: TitleReplay,
  ) {}

  list(actor: Actor, query: Unpaged<SoftwareRuleListQuery>): RowList<SoftwareRuleResponse> {
    return this.rules.list(this.visible(actor), this.visibility.of(actor).titles, query);
  }

  /** @throws AppError 404. */
  async get(actor: Actor, id: number): Promise<SoftwareRuleResponse> {
    const rule = await this.rules.find(this.visible(actor), this.visibility.of(actor).titles, id);
    if (rule === null) throw notFound('rule');
    return rule;
  }

  /** @throws AppError 422 `software-rule.matches-everything`. */
  async create(actor: Actor, request: CreateSoftwareRuleRequest): Promise<SoftwareRuleResponse> {
    const fields = fieldsOf(request);
    if (matchesEverything(fields.pattern)) throw ruleMatchesEverything();
    const id = await this.reconciliation.changeRules(async () => {
      this.authorization.demand(actor, 'create', 'SoftwareRule', {});
      const created = await this.rules.insert(fields);
      const affected = await this.follow(created, ruleOf(created, fields));
      const after = await this.get(actor, created);
      await this.audit.recordFate(actor, auditedRule, { what: 'created', before: null, after });
      return { result: created, affected };
    });
    return this.get(actor, id);
  }

  /** @throws AppError 404, 412 when `version` is stale, 422 `software-rule.matches-everything`. */
  async update(
    actor: Actor,
    id: number,
    request: UpdateSoftwareRuleRequest,
    version: number | null,
  ): Promise<SoftwareRuleResponse> {
    await this.reconciliation.changeRules(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      const fields = fieldsOf(request, held);
      if (matchesEverything(fields.pattern)) throw ruleMatchesEverything();
      await this.rules.update(id, fields);
      const affected = await this.follow(id, ruleOf(id, fields));
      await this.audit.recordFate(actor, auditedRule, { what: 'updated', before, after: await this.get(actor, id) });
      return { result: undefined, affected };
    });
    return this.get(actor, id);
  }

  /** The titles that the rule decided are left to the other rules, the catalog and the general rules. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.reconciliation.changeRules(async () => {
      await this.hold(actor, 'delete', id, version);
      const before = await this.get(actor, id);
      await this.rules.delete(id);
      const affected = await this.follow(id, null);
      await this.audit.recordFate(actor, auditedRule, { what: 'deleted', before, after: null });
      return { result: undefined, affected };
    });
  }

  /** What making or changing a rule would do. Stores nothing. @throws AppError 404 for a rule that is not there. */
  async preview(actor: Actor, request: PreviewSoftwareRuleRequest): Promise<SoftwareRulePreviewResponse> {
    const visible = this.visibility.of(actor);
    const id = request.ruleId ?? 0;
    if (request.ruleId !== undefined) await this.get(actor, request.ruleId);
    const fields = fieldsOf(request);
    if (matchesEverything(fields.pattern)) throw ruleMatchesEverything();
    const rule = ruleOf(id === 0 ? Number.MAX_SAFE_INTEGER : id, fields);
    const normalize = this.normalizer.withRules(withRule(await this.rules.inForce(), rule));
    const replayed = await this.replay.answers(normalize, concernedBy(rule.id, rule));
    const matching = replayed.filter(({ answer }) => answer.matchedBy.id === matchedByIdOf(rule.id));
    const moving = new Map((await this.replay.moving(replayed)).map((each) => [each.title.id, each]));
    const reach = await this.titles.reach(visible, [...moving.keys()]);
    const sample = await this.titles.mostInstalled(visible, [...moving.keys()], sampleSize);
    return {
      matchingTitles: (
        await this.titles.reach(
          visible,
          matching.map(({ title }) => title.id),
        )
      ).titles,
      movedTitles: reach.titles,
      movedDevices: reach.devices,
      sample: sample.flatMap((title) => {
        const to = moving.get(title.id)?.answer.product;
        if (to === undefined) return [];
        const { name, publisher } = title.product;
        return [
          { title: { id: title.id, name: title.name }, from: { name, publisher }, to, deviceCount: title.deviceCount },
        ];
      }),
    };
  }

  /**
   * Normalizes every title again that nobody mapped by hand, such as after an upgrade that brought a larger catalog.
   * Goes in parts, so that inventories wait for one part at the most.
   * @returns how many titles stand for another product now.
   */
  async replayAll(actor: Actor): Promise<number> {
    this.authorization.demand(actor, 'update', 'SoftwareRule', {});
    let moved = 0;
    for (let after: number | null = 0; after !== null;) {
      const part: { moved: number; last: number | null } = await this.replayPart(actor, after);
      moved += part.moved;
      after = part.last;
    }
    return moved;
  }

  private replayPart(actor: Actor, after: number): Promise<{ moved: number; last: number | null }> {
    return this.reconciliation.changeRules(async () => {
      const { replayed, last } = await this.replay.answersAfter(after, await this.normalizer.current());
      const affected = await this.replay.apply(replayed);
      await this.recordReplay(actor, affected.titleIds.length);
      return { result: { moved: affected.titleIds.length, last }, affected };
    });
  }

  private async recordReplay(actor: Actor, movedTitles: number): Promise<void> {
    if (movedTitles === 0) return;
    const about = { subjectType: 'SoftwareRule', subjectId: null };
    await this.audit.record(actor, { action: 'software-rule.replayed', ...about, after: { movedTitles } });
  }

  /** Moves the titles that a changed rule concerns. */
  private async follow(id: number, rule: TechnicianRule | null): Promise<RulesChange> {
    const replayed = await this.replay.answers(await this.normalizer.current(), concernedBy(id, rule));
    const moved = await this.replay.apply(replayed);
    if (rule !== null) await this.respell(rule, replayed);
    await this.mapping.announce(moved.productIds);
    return moved;
  }

  private respell(rule: TechnicianRule, replayed: readonly ReplayedTitle[]): Promise<void> {
    const answers = replayed.map(({ answer }) => answer);
    return this.productKeys.respell(matchedByIdOf(rule.id), rule.kind, answers);
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<SoftwareRuleFields> {
    const held = await this.rules.lock(this.visible(actor), id);
    if (held === null) throw notFound('rule');
    this.authorization.demand(actor, action, 'SoftwareRule', {});
    assertVersion(held.version, version);
    return held;
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'SoftwareRule', 's');
  }
}
