import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { secretDamaged, secretOfOtherKey } from './secrets.errors.js';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** What one SECRET_KEY yields: keys for its uses, and the mark by which what they sealed is recognised. */
interface KeyMaterial {
  id: string;
  sealing: Buffer;
  fingerprints: Buffer;
}

/** A sealed text: `v1.<key id>.<base64url of nonce, tag and ciphertext>`. The version says how it was made. */
const sealedFormat = /^(v1\.([0-9a-f]{16})\.)([A-Za-z0-9_-]+)$/;

/**
 * Encrypts what must not be readable in the database or a backup of it: AES-256-GCM under a key that HKDF derives from
 * SECRET_KEY. What OLD_SECRET_KEY sealed is opened too, so that the key can be changed while the server runs.
 */
@Injectable()
export class SecretBox {
  private readonly current: KeyMaterial;
  private readonly known: ReadonlyMap<string, KeyMaterial>;

  constructor(config: Config) {
    this.current = materialOf(config.secretKey);
    const old = config.values.OLD_SECRET_KEY;
    const keys = [...(old === null ? [] : [materialOf(old)]), this.current];
    this.known = new Map(keys.map((key) => [key.id, key]));
  }

  /** How everything begins that the present key sealed. */
  get presentPrefix(): string {
    return prefixOf(this.current);
  }

  /**
   * @param purpose binds the result to its use and its row: it opens only under the same purpose, so that sealed texts
   * cannot be exchanged between rows.
   */
  seal(text: string, purpose: string): string {
    const prefix = this.presentPrefix;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.current.sealing, nonce);
    cipher.setAAD(boundTo(prefix, purpose));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /**
   * @throws AppError 409 `secret.other-key` when neither SECRET_KEY nor OLD_SECRET_KEY sealed it, 409 `secret.damaged`
   * when it was changed or belongs to another purpose.
   */
  open(sealed: string, purpose: string): string {
    const [, prefix = '', keyId = '', body = ''] = sealedFormat.exec(sealed) ?? [];
    if (prefix === '') throw secretDamaged();
    const key = this.known.get(keyId);
    if (key === undefined) throw secretOfOtherKey();
    const bytes = Buffer.from(body, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) throw secretDamaged();
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(boundTo(prefix, purpose));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      throw secretDamaged();
    }
  }

  /** The same for the same text and purpose, and nothing that a text could be guessed by without the key. Hex. */
  fingerprint(text: string, purpose: string): string {
    return fingerprintBy(this.current, text, purpose);
  }

  /**
   * Fingerprints to be kept beside what is sealed, so that an equal text is found without opening any: each says by
   * which key it was made, like what is sealed. The first is of the present key, and is the one to be kept; the others
   * find what was kept under OLD_SECRET_KEY.
   */
  marksOf(text: string, purpose: string): [string, ...string[]] {
    const others = [...this.known.values()].filter((key) => key.id !== this.current.id);
    const mark = (key: KeyMaterial) => prefixOf(key) + fingerprintBy(key, text, purpose);
    return [mark(this.current), ...others.map(mark)];
  }

  /** How everything begins that a known key sealed or marked. */
  get knownPrefixes(): string[] {
    return [...this.known.values()].map(prefixOf);
  }
}

function prefixOf({ id }: KeyMaterial): string {
  return `v1.${id}.`;
}

function fingerprintBy({ fingerprints }: KeyMaterial, text: string, purpose: string): string {
  return createHmac('sha256', fingerprints).update(`${purpose}\n${text}`).digest('hex');
}

function boundTo(prefix: string, purpose: string): Buffer {
  return Buffer.from(prefix + purpose);
}

function materialOf(secretKey: string): KeyMaterial {
  const derive = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', secretKey, 'seatwise', use, bytes));
  return {
    id: derive('secret-box/key-id', 8).toString('hex'),
    sealing: derive('secret-box', keyBytes),
    fingerprints: derive('secret-box/fingerprint', keyBytes),
  };
}
