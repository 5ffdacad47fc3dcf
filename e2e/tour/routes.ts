import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Entries of a table of routes, as far as addresses are concerned. */
type Properties = ReadonlyMap<string, ts.Expression>;

/**
 * Every address that the panel shows something at, as its tables of routes have it (`licenses/:id/overview`), read from
 * the source: where a table is made by the program (the entries of the navigation), what it is made of is read.
 *
 * @param source folder of the panel's source
 */
export function routesOf(source: string): string[] {
  const entries = [...navigationOf(source), ...tableOf(path.join(source, 'app.routes.ts'), 'routes', '')];
  return [...new Set(entries)].sort();
}

function navigationOf(source: string): string[] {
  const file = path.join(source, 'app-navigation.ts');
  return arrayOf(file, 'navigation').flatMap((group) => {
    const entries = propertiesOf(group).get('entries');
    if (entries === undefined || !ts.isArrayLiteralExpression(entries)) throw new Error('A group without entries.');
    return entries.elements.flatMap((entry) => pathsOf(propertiesOf(entry), file, ''));
  });
}

const tableOf = (file: string, name: string, parent: string): string[] =>
  arrayOf(file, name).flatMap((route) => pathsOf(propertiesOf(route), file, parent));

/** The addresses of one route and of those below it; one that only leads elsewhere has none. */
function pathsOf(route: Properties, file: string, parent: string): string[] {
  const own = route.get('path');
  // Spread into the table; what is spread has been read where it is written.
  if (own === undefined) return [];
  const address = [parent, textOf(own)].filter((part) => part !== '').join('/');
  const lazy = route.get('load') ?? route.get('loadChildren');
  if (lazy !== undefined) return lazyPathsOf(lazy, file, address);
  const children = route.get('children');
  if (children !== undefined && ts.isArrayLiteralExpression(children)) {
    return children.elements.flatMap((child) => pathsOf(propertiesOf(child), file, address));
  }
  return route.has('loadComponent') && !address.endsWith('**') ? [address] : [];
}

/** `() => import('./x.routes').then((m) => m.xRoutes)` */
function lazyPathsOf(lazy: ts.Expression, file: string, address: string): string[] {
  const [, module, name] = /import\('([^']+)'\)\.then\(\(m\) => m\.(\w+)\)/.exec(lazy.getText()) ?? [];
  if (module === undefined || name === undefined) throw new Error(`What does ${address} load? ${lazy.getText()}`);
  return tableOf(path.join(path.dirname(file), `${module}.ts`), name, address);
}

/** The elements of a constant that is a list. */
function arrayOf(file: string, name: string): readonly ts.Expression[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (declared.getText() !== name) continue;
      if (initializer !== undefined && ts.isArrayLiteralExpression(initializer)) return initializer.elements;
    }
  }
  throw new Error(`${file} has no list ${name}.`);
}

function propertiesOf(element: ts.Expression): Properties {
  const properties = new Map<string, ts.Expression>();
  if (!ts.isObjectLiteralExpression(element)) return properties;
  for (const property of element.properties) {
    if (ts.isPropertyAssignment(property)) properties.set(property.name.getText(), property.initializer);
  }
  return properties;
}

function textOf(expression: ts.Expression): string {
  if (!ts.isStringLiteralLike(expression)) throw new Error(`${expression.getText()} is no text.`);
  return expression.text;
}
