import { inflateSync, gunzipSync } from 'node:zlib';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import {
  type DocumentDevice,
  documentDevice,
  packed,
  type packings,
} from './agent-protocol/agent-documents.factory.js';

/** A location with a token for agents. */
export interface EnrolledLocation {
  id: number;
  organizationId: number;
  tokenId: number;
  token: string;
}

/** Makes an enrollment token, at a location of its own unless one is given. */
export async function anEnrolledLocation(
  server: TestServer,
  location?: { id: number; organizationId: number },
): Promise<EnrolledLocation> {
  const { id, organizationId } = location ?? (await aLocation(server.database));
  const { body } = await server.as('post', `/locations/${id}/enrollment-tokens`).expect(201);
  return { id, organizationId, tokenId: body.id, token: body.token };
}

/** A complete document device that nothing else in the test is. */
export function aDocumentDevice(changes: Partial<DocumentDevice> = {}): DocumentDevice {
  const name = uniqueName('pc').replace(' ', '-');
  const digits = name.replace(/\D/g, '').padStart(12, '0');
  return documentDevice({
    agentId: `${name}-2026-01-15-09-30-00`,
    name,
    serialNumber: `5CG${digits}XYZ`,
    hardwareUuid: `4C4C4544-0034-3010-8048-${digits}`,
    ...changes,
  });
}

/** What an agent was answered. */
export interface AgentAnswered {
  status: number;
  contentType: string;
  /** Unpacked. */
  text: string;
  /** As it came. */
  bytes: Buffer;
}

/** Sends bytes as an agent does. */
export async function sendBytes(
  server: TestServer,
  token: string,
  body: Uint8Array,
  headers: Record<string, string> = {},
): Promise<AgentAnswered> {
  const response = await fetch(`${server.address}/api/v1/inventory/agents/${token}`, {
    method: 'POST',
    headers,
    body: Buffer.from(body),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: unpacked(bytes).toString('utf8'),
    bytes,
  };
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] === 0x78) return inflateSync(bytes);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Sends a document as an agent does. */
export function sendDocument(
  server: TestServer,
  token: string,
  document: string | Uint8Array,
  options: { packing?: keyof typeof packings; headers?: Record<string, string> } = {},
): Promise<AgentAnswered> {
  const { body, contentType } = packed(document, options.packing ?? 'zlib');
  return sendBytes(server, token, body, { 'content-type': contentType, ...options.headers });
}

/** A device as its row is, with the names and versions of what is installed on it. */
export interface StoredDevice {
  id: number;
  version: number;
  organization_id: number;
  location_id: number;
  name: string;
  device_class: string;
  status: string;
  os_name: string;
  os_version: string;
  serial_number: string | null;
  hardware_uuid: string | null;
  manufacturer: string;
  model: string;
  tags: string[];
  last_logged_user: string;
  agent_id: string | null;
  agent: string;
  last_seen_at: Date | null;
  inventory_hash: Buffer | null;
  software: string[];
}

/** The devices of an organization, oldest first. */
export function devicesOf(server: TestServer, organizationId: number): Promise<StoredDevice[]> {
  return server.database.query<StoredDevice>(sql`
    SELECT d.*, ARRAY(
      SELECT trim(t.name || ' ' || r.version) COLLATE "C" FROM installation i
      JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
      WHERE i.device_id = d.id ORDER BY 1) AS software
    FROM device d WHERE d.organization_id = ${organizationId} ORDER BY d.id`);
}

/** The one device of an organization. */
export async function onlyDeviceOf(server: TestServer, organizationId: number): Promise<StoredDevice> {
  const [device, ...others] = await devicesOf(server, organizationId);
  if (device === undefined || others.length > 0) throw new Error(`Not one device but ${others.length + 1}, or none.`);
  return device;
}
