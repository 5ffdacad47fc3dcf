import { Global, Module } from '@nestjs/common';
import { Mail } from './mail.js';

/** E-mail that is sent. */
@Global()
@Module({ providers: [Mail], exports: [Mail] })
export class MailModule {}
