import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, sql, type Sql, withQueries } from '../../platform/database/sql.js';
import { notFound } from '../../platform/http/app-error.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import { compileCondition, softwareQueriesOf } from '../device-criteria/device-criteria.sql.js';
import { type AnsweredCheck, type CheckPart, type ExplainedDevice, sentenceOf } from './explanation.rules.js';
import { exceptionSentence, type HolderException, isWanted } from './license-exceptions.rules.js';
import { type CheckKind, checksOf, groupIdsOf, type RuleCheck } from './license-rule.rules.js';
import { ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';

/** The answer to "why does this device, person or location hold a seat, or not?". */
export interface Explanation {
  /** Whether it holds a seat now. */
  assigned: boolean;
  /** Whether it satisfies every check. */
  matched: boolean;
  assignment: { id: number; assignedOn: string; seats: number; origin: string } | null;
  checks: { kind: CheckKind | 'ROLES' | 'EXCEPTION'; passed: boolean; detail: string; facts: CheckPart[] }[];
  /** What to do next; one sentence a failed check. */
  advice: string[];
}

interface DeviceRow extends ExplainedDevice {
  id: number;
  assignment_id: number | null;
  assigned_on: string;
  seats: number;
  origin: string;
  exception: HolderException | null;
}

/** Answers by the very SQL that reconciling uses, check by check and part by part, for one device. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly database: Database,
    private readonly criteria: DeviceCriteriaService,
    private readonly repository: ReconciliationRepository,
  ) {}

  /** @throws AppError 404 when the license or the device is gone. Whether the actor may see them is the caller's check. */
  async explainDevice(licenseId: number, deviceId: number): Promise<Explanation> {
    const [license] = await this.repository.rulesOf([licenseId]);
    if (license === undefined) throw notFound('license');
    const device = await this.deviceWithSeat(licenseId, deviceId);
    if (device === null) throw notFound('device');
    const checks = await this.answer(license, deviceId);
    const sentences = checks.map((check) => sentenceOf(check, device));
    const base = checks.filter((check) => isBase(check)).every((check) => check.passed);
    const byRule = checks.every((check) => check.passed) && hasRule(license, checks);
    const { exception } = device;
    const assignment =
      device.assignment_id === null
        ? null
        : { id: device.assignment_id, assignedOn: device.assigned_on, seats: device.seats, origin: device.origin };
    return {
      assigned: assignment !== null,
      matched: license.type === 'PER_DEVICE' && isWanted(base, exception, byRule),
      assignment,
      ...withException(
        exception,
        device.name,
        checks.map((check, index) => ({
          kind: check.kind,
          passed: check.passed,
          detail: sentences[index]?.detail ?? '',
          facts: check.parts,
          advice: sentences[index]?.advice ?? null,
          base: isBase(check),
        })),
        closingAdvice(license, checks, assignment !== null, device.name),
      ),
    };
  }

  private deviceWithSeat(licenseId: number, deviceId: number): Promise<DeviceRow | null> {
    return this.database.first<DeviceRow>(sql`
      SELECT d.id, d.name, d.status, o.name AS organization, lo.name AS location, ${archivedPlace(sql`o`, sql`lo`)} AS archived,
        ${exceptionOf(licenseId, sql`x.device_id = d.id`)} AS exception, a.id AS assignment_id, a.assigned_on, a.seats, a.origin
      FROM device d
      JOIN organization o ON o.id = d.organization_id
      JOIN location lo ON lo.id = d.location_id
      LEFT JOIN assignment a ON a.license_id = ${licenseId} AND a.device_id = d.id AND a.ended_on IS NULL
      WHERE d.id = ${deviceId}`);
  }

  private async answer(license: SavedLicenseRule, deviceId: number): Promise<AnsweredCheck[]> {
    const groups = await this.repository.groupConditions(groupIdsOf(license.rule));
    const checks = checksOf(license, groups);
    const conditions = checks.flatMap((check) => [check.condition, ...check.parts.map((part) => part.condition)]);
    const context = await this.criteria.prepare(conditions, { kind: 'ids', ids: [deviceId] });
    const compiled = conditions.map((condition) => compileCondition(condition, context));
    const { answers } = await this.database.one<{ answers: boolean[] }>(sql`
      ${withQueries(softwareQueriesOf(context.restriction))}
      SELECT ARRAY[${commaSeparated(compiled)}] AS answers FROM device d WHERE d.id = ${deviceId}`);
    const names = await this.namesOf(checks);
    const versions = await this.versionsOn(deviceId, productIdsOf(checks));
    let next = 0;
    return checks.map((check) => {
      const passed = answers[next++] ?? false;
      const parts = check.parts.map((part): CheckPart => {
        const holds = answers[next++] ?? false;
        const { condition } = part;
        const name = names(check, part);
        if (condition.kind !== 'installed' || condition.productIds.length === 0) return { id: part.id, name, holds };
        return { id: part.id, name, holds, versionRange: condition.versions, versions: versions.get(part.id) ?? [] };
      });
      return { kind: check.kind, passed, match: check.match, parts, softwareMatch: check.softwareMatch };
    });
  }

  /** The names of what checks look at. */
  async namesOf(checks: readonly RuleCheck[]): Promise<(check: RuleCheck, part: RuleCheck['parts'][number]) => string> {
    const ids = (prefix: string) =>
      checks.flatMap((check) =>
        check.parts.filter((part) => nameKey(check, part).startsWith(prefix)).map((part) => part.id),
      );
    const rows = await this.database.query<{ key: string; name: string }>(sql`
      SELECT 'product:' || id AS key, name FROM product WHERE id = ANY(${ids('product:')}::bigint[])
      UNION ALL SELECT 'title:' || id, name FROM title WHERE id = ANY(${ids('title:')}::bigint[])
      UNION ALL SELECT 'group:' || id, name FROM device_group WHERE id = ANY(${ids('group:')}::bigint[])`);
    const names = new Map(rows.map((row) => [row.key, row.name]));
    return (check, part) => names.get(nameKey(check, part)) ?? 'something that was deleted';
  }

  private async versionsOn(deviceId: number, productIds: readonly number[]): Promise<Map<number, string[]>> {
    const rows = await this.database.query<{ product_id: number; versions: string[] }>(sql`
      SELECT t.product_id, array_agg(DISTINCT r.version ORDER BY r.version) AS versions
      FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = ${deviceId} AND t.product_id = ANY(${[...productIds]}::bigint[])
      GROUP BY t.product_id`);
    return new Map(rows.map((row) => [row.product_id, row.versions]));
  }
}

function nameKey(check: RuleCheck, part: RuleCheck['parts'][number]): string {
  if (check.kind === 'DEVICE_GROUPS') return `group:${part.id}`;
  const ofTitle = part.condition.kind === 'installed' && part.condition.titleIds.length > 0;
  return ofTitle ? `title:${part.id}` : `product:${part.id}`;
}

function productIdsOf(checks: readonly RuleCheck[]): number[] {
  return checks.flatMap((check) =>
    check.parts.flatMap((part) => (part.condition.kind === 'installed' ? part.condition.productIds : [])),
  );
}

/** What of a place is archived: `ORGANIZATION`, `LOCATION`, or NULL. */
export function archivedPlace(organization: Sql, location: Sql): Sql {
  return sql`CASE WHEN ${organization}.archived_at IS NOT NULL THEN 'ORGANIZATION'
    WHEN ${location}.archived_at IS NOT NULL THEN 'LOCATION' END`;
}

/** The exception that an automatic license makes for a holder, which is a condition on `x`; NULL without any. */
export function exceptionOf(licenseId: number, holder: Sql): Sql {
  return sql`(
    SELECT json_build_object('included', x.included, 'note', x.note) FROM license_exception x
    JOIN license xl ON xl.id = x.license_id AND xl.assignment_mode = 'AUTOMATIC'
    WHERE x.license_id = ${licenseId} AND ${holder})`;
}

/** A check with what to do about it. */
export type AdvisedCheck = Explanation['checks'][number] & {
  advice: string | null;
  /** Asked of every seat, however it is given. */
  base: boolean;
};

/** Checks and advice with the exception among them: what the rule asks of somebody who is pinned in needs no advice. */
export function withException(
  exception: HolderException | null,
  name: string,
  checks: readonly AdvisedCheck[],
  closing: readonly string[],
): Pick<Explanation, 'checks' | 'advice'> {
  const base = checks.filter((check) => check.base);
  const rule = checks.filter((check) => !check.base);
  const excepted: AdvisedCheck[] =
    exception === null
      ? []
      : [
          {
            kind: 'EXCEPTION',
            passed: exception.included,
            facts: [],
            base: true,
            ...exceptionSentence(exception, name),
          },
        ];
  const pinned = exception?.included === true;
  const advised = [...base, ...excepted, ...(pinned ? [] : rule)];
  return {
    checks: [...base, ...excepted, ...rule].map(({ kind, passed, detail, facts }) => ({ kind, passed, detail, facts })),
    advice: [...advised.flatMap(({ advice }) => (advice === null ? [] : [advice])), ...(pinned ? [] : closing)],
  };
}

/** Asked of every seat, however it is given. */
export function isBase({ kind }: { kind: Explanation['checks'][number]['kind'] }): boolean {
  return kind === 'STATUS' || kind === 'SCOPE';
}

function hasRule(license: SavedLicenseRule, checks: readonly AnsweredCheck[]): boolean {
  if (license.type !== 'PER_DEVICE') return false;
  return (
    license.assignmentMode === 'MANUAL' || checks.some((check) => check.kind !== 'STATUS' && check.kind !== 'SCOPE')
  );
}

function closingAdvice(
  license: SavedLicenseRule,
  checks: readonly AnsweredCheck[],
  assigned: boolean,
  device: string,
): string[] {
  if (license.type !== 'PER_DEVICE') return ['This license does not give seats to devices.'];
  if (license.assignmentMode === 'MANUAL') {
    const eligible = checks.every((check) => check.passed);
    return assigned || !eligible ? [] : [`Seats of this license are given by hand: add ${device} on its page.`];
  }
  return hasRule(license, checks)
    ? []
    : ['The license has no assignment rule, so it gives no seats. Add products, groups or software conditions.'];
}
