import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, sql, type Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/http/app-error.js';
import { type DeviceCondition, noDevice } from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import { compileCondition } from '../device-criteria/device-criteria.sql.js';
import { archivedSentence } from './explanation.rules.js';
import {
  type AdvisedCheck,
  archivedPlace,
  exceptionOf,
  type Explanation,
  ExplanationService,
  isBase,
  withException,
} from './explanation.service.js';
import { type HolderException, isWanted } from './license-exceptions.rules.js';
import { groupIdsOf, sectionsOf } from './license-rule.rules.js';
import {
  type AnsweredPersonCheck,
  type ExplainedPerson,
  personSentenceOf,
  type RolePart,
} from './person-explanation.rules.js';
import { type PersonCheck, personChecksOf } from './person-rule.rules.js';
import { compilePersonCondition } from './person-rule.sql.js';
import { ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';
import { siteScope } from './seat-target.sql.js';
import {
  type ExplainedSite,
  siteDevicesSentence,
  siteScopeSentence,
  siteSectionSentence,
} from './site-explanation.rules.js';
import { siteTargetOf } from './site-rule.rules.js';

/** The exception that the license makes for somebody. */
interface Excepted {
  exception: HolderException | null;
}

type AnsweredSite = ExplainedSite &
  SeatRow &
  Excepted & { inScope: boolean; counts: number[]; archived: 'ORGANIZATION' | 'LOCATION' | null };

type SeatRow = { assignment_id: number | null; assigned_on: string; seats: number; origin: string };

/** Explains seats of people and locations by the very SQL that reconciling uses, check by check. */
@Injectable()
export class HolderExplanations {
  constructor(
    private readonly database: Database,
    private readonly criteria: DeviceCriteriaService,
    private readonly repository: ReconciliationRepository,
    private readonly explanations: ExplanationService,
  ) {}

  /** @throws AppError 404 when the license or the person is gone. Whether the actor may see them is the caller's check. */
  async explainPerson(licenseId: number, personId: number): Promise<Explanation> {
    const license = await this.licenseOf(licenseId);
    const person = await this.database.first<ExplainedPerson & SeatRow & Excepted>(sql`
      SELECT p.name, p.kind, o.name AS organization, coalesce(o.archived_at IS NOT NULL, FALSE) AS archived,
        ${exceptionOf(licenseId, sql`x.person_id = p.id`)} AS exception, ${seatColumns}
      FROM person p LEFT JOIN organization o ON o.id = p.organization_id
      LEFT JOIN assignment a ON a.license_id = ${licenseId} AND a.person_id = p.id AND a.ended_on IS NULL
      WHERE p.id = ${personId}`);
    if (person === null) throw notFound('person');
    const checks = await this.answerPerson(license, personId);
    const sentences = checks.map((check) => personSentenceOf(check, person));
    const passed = checks.every((check) => check.passed);
    const base = checks.filter((check) => isBase(check)).every((check) => check.passed);
    const byRule = passed && (!isAutomatic(license) || checks.some(isRoles));
    return {
      ...seatOf(person),
      matched: license.type === 'PER_USER' && isWanted(base, person.exception, byRule),
      ...withException(
        person.exception,
        person.name,
        checks.map((check, index) => ({
          kind: check.kind,
          passed: check.passed,
          detail: sentences[index]?.detail ?? '',
          facts: check.parts.map(({ id, name, holds }) => ({ id, name, holds })),
          advice: sentences[index]?.advice ?? null,
          base: isBase(check),
        })),
        closing(license, 'PER_USER', {
          hasRule: checks.some(isRoles),
          passed,
          name: person.name,
          ...seatOf(person),
        }),
      ),
    };
  }

  /** @throws AppError 404 when the license or the location is gone. */
  async explainLocation(licenseId: number, locationId: number): Promise<Explanation> {
    const license = await this.licenseOf(licenseId);
    const groups = await this.repository.groupConditions(groupIdsOf(license.rule));
    const sections = license.type === 'PER_SITE' && isAutomatic(license) ? sectionsOf(license.rule, groups) : [];
    const conditions = sections.flatMap((section) => [
      section.condition,
      ...section.parts.map((part) => part.condition),
    ]);
    const whole = siteTargetOf(license, groups).device ?? noDevice;
    const site = await this.siteOf(license, locationId, [whole, ...conditions]);
    const names = await this.explanations.namesOf(sections);
    const [satisfying = 0, ...counts] = site.counts;
    let next = 0;
    const answered = sections.map((section) => ({
      kind: section.kind,
      match: section.match,
      devices: counts[next++] ?? 0,
      parts: section.parts.map((part) => ({
        id: part.id,
        name: names(section, part),
        devices: counts[next++] ?? 0,
      })),
    }));
    const base: AdvisedCheck[] = [
      ...(site.archived === null ? [] : [{ kind: 'STATUS' as const, ...archivedCheck(site.archived, site) }]),
      { kind: 'SCOPE', passed: site.inScope, facts: [], base: true, ...siteScopeSentence(site.inScope, site) },
    ];
    const rule: AdvisedCheck[] = [
      ...answered.map((check) => ({
        kind: check.kind,
        passed: check.devices > 0,
        facts: check.parts.map((part) => ({ id: part.id, name: part.name, holds: part.devices > 0 })),
        base: false,
        ...siteSectionSentence(check, site),
      })),
      ...(sections.length === 0 ? [] : [siteDevicesCheck(satisfying, site)]),
    ];
    const passed = base.every((check) => check.passed);
    return {
      ...seatOf(site),
      matched:
        license.type === 'PER_SITE' && isWanted(passed, site.exception, isAutomatic(license) ? satisfying > 0 : true),
      ...withException(
        site.exception,
        site.name,
        [...base, ...rule],
        closing(license, 'PER_SITE', { hasRule: sections.length > 0, passed, name: site.name, ...seatOf(site) }),
      ),
    };
  }

  private async licenseOf(licenseId: number): Promise<SavedLicenseRule> {
    const [license] = await this.repository.rulesOf([licenseId]);
    if (license === undefined) throw notFound('license');
    return license;
  }

  private async answerPerson(license: SavedLicenseRule, personId: number): Promise<AnsweredPersonCheck[]> {
    const checks = personChecksOf(license);
    const conditions = checks.flatMap((check) => [check.condition, ...check.parts.map((part) => part.condition)]);
    const { answers } = await this.database.one<{ answers: boolean[] }>(sql`
      SELECT ARRAY[${commaSeparated(conditions.map((each) => compilePersonCondition(each)))}] AS answers
      FROM person p WHERE p.id = ${personId}`);
    const names = await this.roleNames(checks);
    let next = 0;
    return checks.map((check) => ({
      kind: check.kind,
      match: check.match,
      passed: answers[next++] ?? false,
      parts: check.parts.map(({ id, of }): RolePart => ({
        id,
        of,
        name: names.get(`${of}:${id}`) ?? 'a role that was deleted',
        holds: answers[next++] ?? false,
      })),
    }));
  }

  private async roleNames(checks: readonly PersonCheck[]): Promise<Map<string, string>> {
    const ids = (of: RolePart['of']) =>
      checks.flatMap((check) => check.parts.filter((part) => part.of === of).map((part) => part.id));
    const rows = await this.database.query<{ key: string; name: string }>(sql`
      SELECT 'END_USER:' || id AS key, name FROM end_user_role WHERE id = ANY(${ids('END_USER')}::bigint[])
      UNION ALL SELECT 'TECHNICIAN:' || id, name FROM technician_role WHERE id = ANY(${ids('TECHNICIAN')}::bigint[])`);
    return new Map(rows.map((row) => [row.key, row.name]));
  }

  /** The location, and how many of its active devices satisfy each condition. */
  private async siteOf(
    license: SavedLicenseRule,
    locationId: number,
    conditions: readonly DeviceCondition[],
  ): Promise<AnsweredSite> {
    const context = await this.criteria.prepare(conditions, { kind: 'every' });
    const counts = conditions.map(
      (each): Sql => sql`(
        SELECT count(*) FROM device d
        WHERE d.location_id = c.id AND d.status = 'ACTIVE' AND ${compileCondition(each, context)})`,
    );
    const site = await this.database.first<AnsweredSite>(sql`
      SELECT c.name, o.name AS organization, ${archivedPlace(sql`o`, sql`c`)} AS archived,
        ${exceptionOf(license.id, sql`x.location_id = c.id`)} AS exception, ${siteScope(license.scope)} AS "inScope",
        (SELECT count(*) FROM device d WHERE d.location_id = c.id AND d.status = 'ACTIVE') AS devices,
        ARRAY[${commaSeparated(counts)}] AS counts, ${seatColumns}
      FROM location c JOIN organization o ON o.id = c.organization_id
      LEFT JOIN assignment a ON a.license_id = ${license.id} AND a.location_id = c.id AND a.ended_on IS NULL
      WHERE c.id = ${locationId}`);
    if (site === null) throw notFound('location');
    return site;
  }
}

const seatColumns = sql`a.id AS assignment_id, a.assigned_on, a.seats, a.origin`;

function seatOf(row: SeatRow): Pick<Explanation, 'assigned' | 'assignment'> {
  const { assignment_id: id, assigned_on: assignedOn, seats, origin } = row;
  return id === null
    ? { assigned: false, assignment: null }
    : { assigned: true, assignment: { id, assignedOn, seats, origin } };
}

function isAutomatic(license: SavedLicenseRule): boolean {
  return license.assignmentMode === 'AUTOMATIC';
}

function isRoles(check: AnsweredPersonCheck): boolean {
  return check.kind === 'ROLES';
}

function archivedCheck(archived: 'ORGANIZATION' | 'LOCATION', site: ExplainedSite): Omit<AdvisedCheck, 'kind'> {
  const { detail, advice } = archivedSentence(site.name, archived, {
    organization: site.organization,
    location: site.name,
  });
  return { passed: false, facts: [], base: true, detail, advice };
}

function siteDevicesCheck(satisfying: number, site: ExplainedSite): AdvisedCheck {
  return { kind: 'STATUS', passed: satisfying > 0, facts: [], base: false, ...siteDevicesSentence(satisfying, site) };
}

const holders = { PER_USER: 'people', PER_SITE: 'locations' } as const;

/** What to do where the license itself is the reason. */
function closing(
  license: SavedLicenseRule,
  type: 'PER_USER' | 'PER_SITE',
  { hasRule, passed, assigned, name }: { hasRule: boolean; passed: boolean; assigned: boolean; name: string },
): string[] {
  if (license.type !== type) return [`This license does not give seats to ${holders[type]}.`];
  if (!isAutomatic(license)) {
    return assigned || !passed ? [] : [`Seats of this license are given by hand: add ${name} on its page.`];
  }
  return hasRule ? [] : ['The license has no assignment rule, so it gives no seats.'];
}
