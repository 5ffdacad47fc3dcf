import type supertest from 'supertest';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** An API client of a test, with its secret. */
export interface BuiltApiClient {
  id: number;
  path: string;
  clientId: string;
  clientSecret: string;
}

/** Creates an API client, of a system administrator unless said otherwise. */
export async function anApiClient(server: TestServer, fields: object = {}): Promise<BuiltApiClient> {
  const body = {
    name: uniqueName('Client'),
    ...('technicianRoleId' in fields ? {} : { systemAdministrator: true }),
    ...fields,
  };
  const { id, clientId, clientSecret } = (await server.as('post', '/api-clients').send(body).expect(201)).body;
  return { id, path: `/api-clients/${id}`, clientId, clientSecret };
}

/** Asks for a token as an API client. */
export function askForToken(server: TestServer, client: { clientId: string; clientSecret: string }): supertest.Test {
  return server
    .anonymous('post', '/auth/token')
    .type('form')
    .send({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret });
}

/** Requests with a token of an API client. */
export async function withToken(server: TestServer, client: BuiltApiClient): Promise<TestServer['as']> {
  const { access_token: token } = (await askForToken(server, client).expect(200)).body;
  return (method, path) => server.anonymous(method, path).set('Authorization', `Bearer ${token}`);
}
