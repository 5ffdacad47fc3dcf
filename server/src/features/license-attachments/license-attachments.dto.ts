import { ApiProperty } from '@nestjs/swagger';
import { IsLongText, IsName, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';

const longestNote = 2_000;

export class LicenseAttachmentListQuery extends ListQuery {}

export class LicenseAttachmentExportQuery extends exportQueryOf(LicenseAttachmentListQuery) {}

/** The text fields of the form. */
export class AddLicenseAttachmentFields {
  @Optional()
  @IsLongText(longestNote)
  note?: string;
}

/** The form as the API describes it. */
export class AddLicenseAttachmentRequest {
  /** Its name says of what kind it is: a PDF, an office document, an image, text, a message or a zip. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file!: unknown;

  @Optional()
  @IsLongText(longestNote)
  note?: string;
}

export class ChangeLicenseAttachmentRequest {
  /** Keeps the ending that it has; without one, that is put behind it. */
  @Optional()
  @IsName()
  name?: string;

  @Optional()
  @IsLongText(longestNote)
  note?: string;
}

export class LicenseAttachmentResponse {
  id!: number;
  version!: number;
  name!: string;
  mediaType!: string;
  /** In bytes. */
  size!: number;
  /** Hash of the content, in hexadecimal. */
  sha256!: string;
  note!: string;
  createdAt!: Date;
  /** Name of who attached it. */
  by!: string;
}

export class LicenseAttachmentPage extends pageOf(LicenseAttachmentResponse) {}
