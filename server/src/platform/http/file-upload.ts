import { randomUUID, createHash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { Config } from '../config/config.js';
import type { ActorRequest } from '../authorization/current-actor.js';

/** What a route takes as `multipart/form-data`: one file in the field `file`, and text fields beside it. */
export interface UploadOptions {
  /** The largest file, in bytes. */
  limitOf(config: Config): number;
  /** A media type that the file may also be sent in alone, without a form around it. */
  bareType?: string;
}

export const uploadKey = 'seatwise:upload';

/** The route takes a file: the handler gets it by `@TheUpload()`, and the text fields beside it as its body. */
export function TakesUpload(options: UploadOptions): MethodDecorator {
  return applyDecorators(SetMetadata<string, UploadOptions>(uploadKey, options), ApiConsumes('multipart/form-data'));
}

/** Parameter of a handler of a route that `TakesUpload`. */
export const TheUpload = createParamDecorator((_: unknown, context: ExecutionContext): SpooledFile => {
  const { upload } = context.switchToHttp().getRequest<ActorRequest>();
  if (upload === undefined) throw new Error('The route does not say that it takes a file.');
  return upload;
});

/**
 * A file as it was sent, on disk and not in memory, however large. It has no name there: it is gone when it is closed,
 * and when the process ends, however that ends.
 */
export class SpooledFile {
  /** How many still need it. */
  private users = 1;

  private constructor(
    private readonly handle: FileHandle,
    /** What the sender calls it: not to be believed. */
    readonly name: string,
    /** In bytes. */
    readonly size: number,
    /** Hex. */
    readonly sha256: string,
  ) {}

  /** Reads a stream to its end. Nothing is left of one that fails. */
  static async of(name: string, content: Readable): Promise<SpooledFile> {
    const file = path.join(tmpdir(), `seatwise-upload-${randomUUID()}`);
    const handle = await open(file, 'wx+', 0o600);
    try {
      await unlink(file);
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of content) {
        const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        hash.update(bytes);
        await handle.writeFile(bytes);
        size += bytes.length;
      }
      return new SpooledFile(handle, name, size, hash.digest('hex'));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Up to `length` bytes from `position`; fewer at the end. */
  async read(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - position)));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await this.handle.read(buffer, filled, buffer.length - filled, position + filled);
      if (bytesRead === 0) throw new Error('An uploaded file is shorter than what was written.');
      filled += bytesRead;
    }
    return buffer;
  }

  /** Keeps it for longer than its request is handled: until `close` was called once more. */
  retain(): void {
    this.users += 1;
  }

  /** Forgets it, once nobody needs it. */
  async close(): Promise<void> {
    this.users -= 1;
    if (this.users === 0) await this.handle.close();
  }

  /** What tells it from other files. */
  toJSON(): object {
    return { name: this.name, size: this.size, sha256: this.sha256 };
  }
}
