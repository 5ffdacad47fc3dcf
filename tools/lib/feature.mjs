/** Writing a new feature from the templates, on both sides. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { fill, namesOf } from './feature-names.mjs';
import { projectDirectory } from './project.mjs';
import { addElement, addLine, addNavigationEntry } from './registration.mjs';

const templates = join(projectDirectory, 'tools', 'templates');
const migrations = 'server/src/migrations';

/**
 * Writes the files of a feature and adds it where features are listed.
 * @param {string} stem the noun, in the plural
 * @param {{ singular?: string, area: string }} options
 * @returns {{ created: string[], changed: string[] }} paths in the project
 */
export function writeFeature(stem, { singular, area }) {
  const names = { ...namesOf(stem, singular), AREA: knownArea(area), timestamp: String(nextTimestamp()) };
  const files = featureFiles(names);
  const present = files.find(({ path }) => existsSync(join(projectDirectory, path)));
  if (present) throw new Failure(`${present.path} is there already.`);
  // All changes are worked out before anything is written, so that a failure leaves nothing half done.
  const changes = registrations(names).map(({ path, change }) => ({ path, text: change(read(path)) }));
  for (const { path, text } of [...files, ...changes]) {
    mkdirSync(dirname(join(projectDirectory, path)), { recursive: true });
    writeFileSync(join(projectDirectory, path), text);
  }
  return { created: files.map(({ path }) => path), changed: changes.map(({ path }) => path) };
}

/** @param {import('./feature-names.mjs').FeatureNames & { timestamp: string, AREA: string }} names */
function featureFiles(names) {
  const { stem, kebab, timestamp } = names;
  /** @param {string} name */
  const serverPath = (name) => {
    if (name === 'migration.ts') return `${migrations}/${timestamp}-${stem}-create.ts`;
    return `server/src/features/${stem}/${name === 'README.md' ? name : `${stem}.${name}`}`;
  };
  /** @param {string} name */
  const panelPath = (name) =>
    `admin-ui/src/features/${stem}/${name === 'routes.ts' ? `${stem}.${name}` : `${kebab}-${name}`}`;
  return [
    ...templatesOf('server').map(({ name, text }) => ({ path: serverPath(name), text: fill(text, names) })),
    ...templatesOf('panel').map(({ name, text }) => ({ path: panelPath(name), text: fill(text, names) })),
  ];
}

/** @param {string} side */
function templatesOf(side) {
  return readdirSync(join(templates, side)).map((file) => ({
    name: file.replace(/\.txt$/, ''),
    text: readFileSync(join(templates, side, file), 'utf8'),
  }));
}

/**
 * @param {import('./feature-names.mjs').FeatureNames & { timestamp: string }} names
 * @returns {{ path: string, change: (text: string) => string }[]}
 */
function registrations({ stem, Noun, Nouns, nouns, Words, timestamp }) {
  const featureImports = /^import .* from '\.\/features\/.*';$/gm;
  const migration = `${Nouns}Create${timestamp}`;
  return [
    {
      path: 'server/src/app.module.ts',
      change: (text) =>
        addElement(
          addLine(text, featureImports, `import { ${Nouns}Module } from './features/${stem}/${stem}.module.js';`),
          'features',
          `${Nouns}Module`,
        ),
    },
    {
      path: 'server/src/data-source.ts',
      change: (text) => {
        const entityImport = `import { ${Noun} } from './features/${stem}/${stem}.entity.js';`;
        const migrationImport = `import { ${migration} } from './migrations/${timestamp}-${stem}-create.js';`;
        const withEntity = addElement(addLine(text, featureImports, entityImport), 'entities', Noun);
        const migrationImports = /^import .* from '\.\/migrations\/.*';$/gm;
        const withImport = addLine(withEntity, migrationImports, migrationImport, { last: true });
        return addElement(withImport, 'migrations', migration, { last: true });
      },
    },
    {
      path: 'admin-ui/src/app-navigation.ts',
      change: (text) =>
        addNavigationEntry(
          text,
          `      {
        path: '${stem}',
        label: $localize\`${Words}\`,
        icon: 'file',
        needs: ['read', '${Noun}'],
        load: () => import('./features/${stem}/${stem}.routes').then((m) => m.${nouns}Routes),
      },`,
        ),
    },
  ];
}

/** @param {string} area */
function knownArea(area) {
  const text = read('server/src/platform/authorization/permissions.ts');
  const list = /permissionAreas = \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const areas = Array.from(list.matchAll(/'(\w+)'/g), ([, name]) => name);
  if (!areas.includes(area)) throw new Failure(`There is no permission area ${area}. There are: ${areas.join(', ')}`);
  return area;
}

/** After every migration that there is, also when a clock was wrong once. */
function nextTimestamp() {
  const taken = readdirSync(join(projectDirectory, migrations)).map((file) => Number.parseInt(file, 10));
  const latest = Math.max(0, ...taken.filter(Number.isFinite));
  return Math.max(Math.floor(Date.now() / 1000) * 1000, latest + 1000);
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(projectDirectory, path), 'utf8');
}
