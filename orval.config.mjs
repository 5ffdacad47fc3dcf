/**
 * Generates `admin-ui/src/api` from the committed `openapi.json`: one type per schema and, per operation, one function
 * that answers a request as a value (`ApiRequest<Answer>`): method, address, query and body, typed by the contract.
 * The panel sends it with `Api.send` or reads it with `apiResource`; nothing there writes an address by hand.
 *
 * A request as a value rather than a service with methods, because lists, exports, pickers and links need the address
 * without sending anything, and because only the operations that a page imports end up in its chunk.
 */

const requestModule = '../core/api/api-request';

/** The operations of one resource form one file: `licenses.create` lands in `api/licenses.ts`. */
function tagByOperationId(spec) {
  for (const path of Object.values(spec.paths ?? {})) {
    for (const operation of Object.values(path ?? {})) {
      if (operation && typeof operation === 'object' && typeof operation.operationId === 'string') {
        operation.tags = [operation.operationId.split('.')[0]];
      }
    }
  }
  return spec;
}

/** `${organizationId}` in orval's route becomes an encoded path segment. */
const encodedRoute = (route) => route.replaceAll(/\$\{([^}]+)\}/g, '${encodeURIComponent($1)}');

/** Writes one operation. */
function requestFunction(verbOptions, options) {
  const { verb, operationName, params, queryParams, body, response } = verbOptions;
  const parameters = params.map(({ implementation }) => implementation);
  const hasBody = Boolean(body.definition) && verb !== 'get';
  if (hasBody) parameters.push(`${body.implementation}${body.isOptional ? '?' : ''}: ${body.definition}`);
  if (queryParams) parameters.push(`params${queryParams.isOptional ? '?' : ''}: ${queryParams.schema.name}`);
  const answer = response.isBlob ? 'Blob' : response.definition.success || 'void';
  const fields = [
    `method: '${verb.toUpperCase()}'`,
    queryParams
      ? `url: withQuery(\`${encodedRoute(options.route)}\`, params)`
      : `url: \`${encodedRoute(options.route)}\``,
    ...(hasBody ? [`body: ${body.implementation}`] : []),
  ];
  return {
    implementation: `export const ${operationName} = (${parameters.join(', ')}): ApiRequest<${answer}> => ({ ${fields.join(', ')} });\n\n`,
    imports: [...response.imports, ...body.imports, ...(queryParams ? [queryParams.schema] : [])],
  };
}

const client = () => ({
  client: requestFunction,
  dependencies: () => [],
  header: ({ clientImplementation }) => {
    const withQuery = clientImplementation.includes('withQuery(') ? 'withQuery, ' : '';
    return `import { ${withQuery}type ApiRequest } from '${requestModule}';\n\n`;
  },
  footer: () => '',
  title: (title) => title,
});

export default {
  seatwise: {
    input: { target: process.env.OPENAPI_FILE ?? './openapi.json', override: { transformer: tagByOperationId } },
    output: {
      mode: 'tags',
      workspace: './admin-ui/src/api',
      target: './operations.ts',
      schemas: './model',
      client,
      clean: true,
      indexFiles: true,
      override: { enumGenerationType: 'union' },
    },
  },
};
