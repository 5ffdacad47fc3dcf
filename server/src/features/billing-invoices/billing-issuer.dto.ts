import { IsLine, IsLongText } from '../../platform/http/fields.js';

export class IssuerRequest {
  /** The company that bills, as it stands on invoices. */
  @IsLine(200)
  name!: string;

  /** What stands under the name, in lines: address, tax number, bank account. */
  @IsLongText(2_000)
  details!: string;
}

/** Who bills: empty texts until somebody says so. */
export class IssuerResponse extends IssuerRequest {
  version!: number;
}
