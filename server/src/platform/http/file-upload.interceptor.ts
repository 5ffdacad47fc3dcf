import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { finalize, from, mergeMap, type Observable } from 'rxjs';
import type { ActorRequest } from '../authorization/current-actor.js';
import { Config } from '../config/config.js';
import { AppError } from './app-error.js';
import { SpooledFile, uploadKey, type UploadOptions } from './file-upload.js';

const mebibyte = 1024 * 1024;

/** What a form may have around its file, in bytes. */
const formOverhead = 64 * 1024;

/** Takes the file of a request before anything else looks at it, so that a repeated request is told by its content. */
@Injectable()
export class FileUploadInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = this.reflector.get<UploadOptions | undefined>(uploadKey, context.getHandler());
    if (options === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const limit = options.limitOf(this.config);
    const bare = options.bareType !== undefined && mediaTypeOf(request) === options.bareType;
    return from(bare ? takeBare(request, limit) : take(request, limit)).pipe(
      mergeMap((file) => {
        request.upload = file;
        return next.handle().pipe(finalize(() => void file.close()));
      }),
    );
  }
}

/** Reads the form: its file to disk, its texts into the body. */
async function take(request: ActorRequest, limit: number): Promise<SpooledFile> {
  if (!request.isMultipart()) {
    throw new AppError('media-type', 415, 'Send the file as multipart/form-data, in the field file.');
  }
  // Known before a byte was read: nobody waits for the end of an upload that cannot succeed.
  if (Number(request.headers['content-length'] ?? 0) > limit + formOverhead) throw fileTooLarge(limit);
  const texts: Record<string, unknown> = {};
  let file: SpooledFile | undefined;
  try {
    const limits = { files: 1, fields: 10, fieldSize: 32 * 1024, parts: 12, fileSize: limit };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') texts[part.fieldname] = part.value;
      else file = await spool(part, limit);
    }
  } catch (error) {
    await file?.close();
    throw error instanceof AppError ? error : unreadableForm(error);
  }
  if (file === undefined) throw fileMissing();
  request.body = texts;
  return file;
}

/** The file is the whole body. */
async function takeBare(request: ActorRequest, limit: number): Promise<SpooledFile> {
  if (!(request.body instanceof Readable)) throw fileMissing();
  const body = request.body;
  request.body = undefined;
  return SpooledFile.of('', Readable.from(limited(body, limit)));
}

async function* limited(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw fileTooLarge(limit);
    yield bytes;
  }
}

function mediaTypeOf(request: ActorRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

async function spool(part: MultipartFile, limit: number): Promise<SpooledFile> {
  if (part.fieldname !== 'file') {
    part.file.resume();
    throw fileMissing();
  }
  const file = await SpooledFile.of(part.filename, part.file);
  if (!part.file.truncated) return file;
  await file.close();
  throw fileTooLarge(limit);
}

function fileTooLarge(limit: number): AppError {
  return new AppError(
    'file.too-large',
    413,
    `A file has at most ${limit / mebibyte} MiB. Make it smaller, or link to it.`,
    {
      extra: { limitBytes: limit },
    },
  );
}

function fileMissing(): AppError {
  const message = 'Send one file, in the field file.';
  return new AppError('file.missing', 400, message, { errors: [{ field: 'file', code: 'file.missing', message }] });
}

/** What the parser finds wrong is the sender's to mend; what fails here is not. */
function unreadableForm(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_FILES_LIMIT') return fileMissing();
  const broken = code.startsWith('FST_') || /multipart|boundary|Part terminated|Unexpected end/i.test(error.message);
  return broken ? new AppError('malformed', 400, 'The form is broken, or was cut off. Send it again.') : error;
}
