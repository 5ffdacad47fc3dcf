import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { metrics } from './metrics.js';

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: { uid: string };
  targets?: { expr: string; datasource: { uid: string } }[];
}
interface Dashboard {
  title: string;
  uid: string;
  schemaVersion: number;
  templating: { list: { name: string; type: string; definition?: string }[] };
  panels: Panel[];
}
interface Alerts {
  groups: {
    name: string;
    rules: { alert: string; expr: string; labels: object; annotations: { summary: string } }[];
  }[];
}

const read = (path: string): string => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');
const dashboard: Dashboard = JSON.parse(read('observability/grafana-dashboard.json'));
const alerts: Alerts = parse(read('observability/alerts.yml'));

/** What Prometheus makes of a figure that it reads. */
let series: Set<string>;
let exported: string[];

beforeAll(async () => {
  metrics.collectProcess();
  const text = await metrics.text();
  const types = Array.from(text.matchAll(/^# TYPE (\w+) (\w+)$/gm), ([, name = '', type]) => ({ name, type }));
  exported = types.map(({ name }) => name);
  series = new Set(
    types.flatMap(({ name, type }) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => `${name}${suffix}`) : [name],
    ),
  );
});

/** The names of figures in an expression. */
function namesIn(expression: string): string[] {
  return Array.from(expression.matchAll(/\b(?:seatwise|nodejs|process)_\w+/g), ([name]) => name);
}

describe('the dashboard', () => {
  const panels = dashboard.panels.filter((panel) => panel.type !== 'row');
  const expressions = panels.flatMap((panel) => (panel.targets ?? []).map((target) => target.expr));

  it('asks only for figures that are exported', () => {
    expect(expressions.length).toBeGreaterThan(20);
    for (const expression of expressions) {
      expect(namesIn(expression)).not.toEqual([]);
      for (const name of namesIn(expression)) expect(series).toContain(name);
    }
  });

  it('takes its data source from a variable, and filters by instance', () => {
    expect(dashboard.templating.list.map(({ name, type }) => [name, type])).toEqual([
      ['datasource', 'datasource'],
      ['instance', 'query'],
    ]);
    for (const name of namesIn(dashboard.templating.list[1]?.definition ?? '')) expect(series).toContain(name);
    const sources = panels.flatMap(({ datasource, targets = [] }) => [datasource, ...targets.map((t) => t.datasource)]);
    expect(new Set(sources.map((source) => source?.uid))).toEqual(new Set(['${datasource}']));
  });

  it('says of each panel what it shows, and lays none over another', () => {
    for (const panel of panels) expect(panel.description ?? '').not.toBe('');
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBe(24);
  });

  it.each([
    'seatwise_check_in_duration_seconds',
    'seatwise_reconcile_lag_seconds',
    'seatwise_jobs',
    'seatwise_db_pool_waiting',
  ])('shows %s', (name) => expect(expressions.some((expression) => expression.includes(name))).toBe(true));
});

describe('the alert rules', () => {
  const rules = alerts.groups.flatMap((group) => group.rules);

  it('ask only for figures that are exported', () => {
    expect(rules.length).toBeGreaterThan(5);
    for (const { alert, expr } of rules) {
      expect(alert).toMatch(/^Seatwise[A-Z]\w+$/);
      for (const name of namesIn(expr)) expect(series).toContain(name);
      expect(namesIn(expr).length > 0 || expr.startsWith('up{')).toBe(true);
    }
  });

  it('each say what is wrong, and the page says what to do', () => {
    const page = read('observability.md');
    for (const { alert, labels, annotations } of rules) {
      expect(labels).toMatchObject({ severity: expect.stringMatching(/^(critical|warning)$/) });
      expect(annotations.summary).toMatch(/[.?]$/);
      expect(page).toContain(`\`${alert}\``);
    }
  });
});

it('Prometheus is told of both processes under the name that the alert rules know, and of those', () => {
  const configuration: {
    scrape_configs: { job_name: string; dns_sd_configs: { names: string[] }[] }[];
    rule_files: string[];
  } = parse(read('observability/prometheus.yml'));
  expect(configuration.rule_files).toEqual(['alerts.yml']);
  const [scrape] = configuration.scrape_configs;
  expect(scrape?.dns_sd_configs[0]?.names).toEqual(['web', 'worker']);
  const jobs = Array.from(read('observability/alerts.yml').matchAll(/job="([^"]+)"/g), ([, job]) => job);
  expect(new Set(jobs)).toEqual(new Set([scrape?.job_name]));
});

it('the page tells every figure of ours', () => {
  const page = read('observability.md');
  const ours = exported.filter((name) => name.startsWith('seatwise_'));
  expect(ours.length).toBeGreaterThan(15);
  for (const name of ours) expect(page).toContain(`\`${name}\``);
  for (const told of namesIn(page)) {
    if (told.startsWith('seatwise_')) expect([...series, ...exported]).toContain(told);
  }
});
