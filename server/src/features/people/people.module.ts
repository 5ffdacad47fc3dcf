import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AccountsModule } from '../technicians/accounts.module.js';
import { HeldLicensesRepository } from './held-licenses.repository.js';
import { HeldLicensesService } from './held-licenses.service.js';
import { PeopleController } from './people.controller.js';
import { peoplePolicy } from './people.policy.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(peoplePolicy), AccountsModule],
  controllers: [PeopleController],
  providers: [PeopleService, PeopleRepository, HeldLicensesService, HeldLicensesRepository],
  exports: [PeopleService, HeldLicensesService],
})
export class PeopleModule {}
