/**
 * The layers of `docs/architecture.md`, held by a machine.
 *
 * Server: controller → service → repository / rules; `platform/` knows no feature; a feature meets another one at its
 * module, service, events, rules, errors or policy, and never at its repository or entity.
 */

import { fileURLToPath } from 'node:url';

const feature = '^server/src/features/([^/]+)/';

/** What a feature shows to other features; `.sql.ts` are the builders of SQL text that a set-based engine is made of. */
const publicFiles = '\\.(module|service|events|rules|errors|policy|types|sql)\\.ts$';

/** Test code may reach further: it builds rows and looks at them. */
const testCode = '(\\.spec|\\.factory)\\.ts$|^server/src/platform/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that a boundary is in the wrong place: react to an event, or move what both need.',
      severity: 'error',
      from: {},
      // A cycle of types alone does not exist at run time, and one through a lazy import is closed only after the start.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'platform/ holds mechanisms that know nothing of licenses.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: testCode },
      to: { path: '^server/src/(features|migrations)/|^server/src/[^/]+\\.ts$' },
    },
    {
      name: 'feature-meets-feature-at-its-front',
      comment: 'Use the exported service of the other feature, or its event; its repository and entity are its own.',
      severity: 'error',
      from: { path: feature, pathNot: testCode },
      to: { path: feature, pathNot: ['^server/src/features/$1/', publicFiles, '\\.dto\\.ts$'] },
    },
    {
      name: 'requests-of-others-are-types',
      comment:
        'The service of another feature takes its requests: name their types, and leave their checks to its API.',
      severity: 'error',
      from: { path: feature, pathNot: testCode },
      to: {
        path: '^server/src/features/.*\\.dto\\.ts$',
        pathNot: '^server/src/features/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'controller-calls-service',
      comment: 'A controller translates between HTTP and its service; it reads and decides nothing itself.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '^server/src/features/.*\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'repository-calls-nobody-above',
      comment: 'A repository answers questions to the database and knows neither services nor HTTP.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(service|controller|module|jobs)\\.ts$' },
    },
    {
      name: 'service-knows-no-controller',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '\\.(controller|module)\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A decision needs no framework, no database and no clock of its own.',
      severity: 'error',
      from: { path: '^server/src/.*\\.rules\\.ts$' },
      to: {
        path: [
          '\\.(service|controller|repository|module|jobs)\\.ts$',
          'node_modules/(@nestjs|typeorm|pg|pg-boss|fastify)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'entities-hold-data-only',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|controller|repository|module|jobs|dto)\\.ts$' },
    },
    {
      name: 'product-needs-no-test-code',
      severity: 'error',
      from: { path: '^(server|admin-ui)/src/', pathNot: `${testCode}|^admin-ui/src/testing/` },
      to: { path: `${testCode}|^admin-ui/src/testing/` },
    },
    {
      name: 'server-and-panel-share-the-contract-alone',
      comment: 'What both need is in openapi.json.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^admin-ui/' },
    },
    {
      name: 'panel-and-server-share-the-contract-alone',
      severity: 'error',
      from: { path: '^admin-ui/' },
      to: { path: '^server/' },
    },
    {
      name: 'panel-parts-know-no-page',
      comment: 'core/, ui/ and api/ serve every page and import none.',
      severity: 'error',
      from: { path: '^admin-ui/src/(core|ui|api)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^admin-ui/src/features/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that is imported stands in package.json.',
      severity: 'error',
      from: { path: '^(server|admin-ui|e2e|bench|tools)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'server-runs-without-development-packages',
      severity: 'error',
      from: { path: '^server/src/', pathNot: testCode },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('server/tsconfig.spec.json', import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
