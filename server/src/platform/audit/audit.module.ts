import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';

/** Writing down who did what. */
@Global()
@Module({ providers: [Audit], exports: [Audit] })
export class AuditModule {}
